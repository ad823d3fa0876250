#include "http/response_head.hpp"

#include "http/grammar.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::http {

namespace {

using MaybeFault = std::optional<ResponseFault>;

MaybeFault fault(std::string finding, std::string message) {
    return ResponseFault{"http_protocol_error", std::move(finding), std::move(message)};
}

std::string quoted(std::string_view line) {
    return " `" + text::printable(line.substr(0, 120)) + "`";
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool has_control(std::string_view line) {
    return std::any_of(line.begin(), line.end(), [](char c) {
        const auto octet = static_cast<unsigned char>(c);
        return (octet < 0x20 && c != '\t') || octet == 0x7F;
    });
}

/// Splits one head, line by line; stops at the first fault.
class ResponseSplitter {
public:
    ResponseSplitter(std::string_view octets, ResponseHead& head) : rest_(octets), head_(head) {}

    MaybeFault split() {
        bool first = true;
        while (!rest_.empty()) {
            const auto end = rest_.find('\n');
            const auto line = rest_.substr(0, end);
            rest_.remove_prefix(end == rest_.npos ? rest_.size() : end + 1);
            if (!line.ends_with('\r')) {
                return fault(
                    "bare-line-feed-in-response", "A line ends without CR:" + quoted(line)
                );
            }
            auto found = first ? status_line(line.substr(0, line.size() - 1))
                               : field_line(line.substr(0, line.size() - 1));
            if (found) return found;
            first = false;
        }
        return std::nullopt;
    }

private:
    MaybeFault status_line(std::string_view line) {
        // HTTP/1.1 200 OK; many leave out the space before an empty reason.
        const bool well_formed = line.size() >= 12 && line.starts_with("HTTP/1.") &&
                                 is_digit(line[7]) && line[8] == ' ' &&
                                 std::all_of(line.begin() + 9, line.begin() + 12, is_digit) &&
                                 (line.size() == 12 || line[12] == ' ') && !has_control(line);
        if (!well_formed) {
            return fault("bad-status-line", "The answer has no HTTP/1 status line:" + quoted(line));
        }
        head_.minor_version = line[7] - '0';
        auto& reply = head_.reply;
        reply.status = (line[9] - '0') * 100 + (line[10] - '0') * 10 + (line[11] - '0');
        reply.reason = line.substr(std::min<std::size_t>(13, line.size()));
        if (reply.status >= 100 && reply.status <= 599) return std::nullopt;
        return fault(
            "status-out-of-range", "A status is 100 to 599; the answer has" + quoted(line)
        );
    }

    MaybeFault field_line(std::string_view line) {
        if (line.empty()) return std::nullopt;  // the end of the head
        if (line.front() == ' ' || line.front() == '\t') {
            return fault(
                "folded-line-in-response", "A field is folded over two lines:" + quoted(line)
            );
        }
        if (has_control(line)) {
            return fault(
                "control-character-in-response", "A field holds a control:" + quoted(line)
            );
        }
        const auto colon = line.find(':');
        // A proxy removes the space before a colon in answers (RFC 9112 section 5.1).
        const auto name = text::trim(line.substr(0, colon));
        if (colon == line.npos || !is_token(name)) {
            return fault("bad-field-in-response", "A line of the head is no field:" + quoted(line));
        }
        head_.reply.add(name, text::trim(line.substr(colon + 1)));
        return std::nullopt;
    }

    std::string_view rest_;
    ResponseHead& head_;
};

/// Takes the fields of that name away and gives their values.
std::vector<std::string> take(FieldList& fields, std::string_view name) {
    std::vector<std::string> values;
    std::erase_if(fields, [&](auto& field) {
        if (!text::equal_ignoring_case(field.first, name)) return false;
        values.push_back(std::move(field.second));
        return true;
    });
    return values;
}

MaybeFault judge_codings(const ResponseHead& head, const std::vector<std::string_view>& codings) {
    if (head.minor_version == 0) {
        return fault(
            "transfer-encoding-in-http-1.0-response",
            "The answer is HTTP/1.0, which knows no Transfer-Encoding."
        );
    }
    const auto members = list_members(codings);
    if (members.size() == 1 && text::equal_ignoring_case(members[0], "chunked")) {
        return std::nullopt;
    }
    auto found = fault(
        "unknown-transfer-coding-in-response",
        "Of transfer codings this proxy knows chunked alone, once; the answer has" +
            quoted(codings.front()) + "."
    );
    found->error = "http_response_transfer_coding";
    return found;
}

/// RFC 9112 section 6.3. What must not be there is left out with 1xx and 204 (sections 6.1, RFC
/// 9110 section 8.6), where nobody reads content by it.
MaybeFault judge_framing(ResponseHead& head, bool to_head) {
    auto& fields = head.reply.fields;
    const auto codings = take(fields, "Transfer-Encoding");
    const auto lengths = take(fields, "Content-Length");
    const int status = head.reply.status;
    auto& framing = head.framing;
    if (status < 200 || status == 204) return std::nullopt;
    if (!codings.empty() && !lengths.empty()) {
        return fault(
            "content-length-with-transfer-encoding-in-response",
            "Content-Length and Transfer-Encoding together leave open where the answer ends."
        );
    }
    if (!codings.empty()) {
        if (auto found = judge_codings(head, {codings.begin(), codings.end()})) return found;
        framing.body = ResponseFraming::Body::chunked;
    } else if (!lengths.empty()) {
        framing.length = content_length({lengths.begin(), lengths.end()});
        if (!framing.length) {
            return fault(
                "bad-content-length-in-response",
                "Content-Length is no number, or says two different ones:" + quoted(lengths.front())
            );
        }
        framing.body = ResponseFraming::Body::length;
    } else {
        framing.body = ResponseFraming::Body::until_close;
    }
    if (to_head || status == 304) framing.body = ResponseFraming::Body::none;
    return std::nullopt;
}

}  // namespace

std::variant<ResponseHead, ResponseFault> parse_response_head(
    std::string_view octets, bool to_head
) {
    ResponseHead head;
    if (auto found = ResponseSplitter(octets, head).split()) return *std::move(found);
    if (auto found = judge_framing(head, to_head)) return *std::move(found);
    return head;
}

}  // namespace proxy407::http
