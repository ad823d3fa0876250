#include "http/framing.hpp"

#include "http/target.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace proxy407::http {

namespace {

using Found = std::optional<Complaint>;

Found complaint(int status, std::string finding, Sentence message) {
    return Complaint{status, std::move(finding), std::move(message)};
}

struct AnomalyRow {
    Anomaly anomaly;
    std::string_view message;
};

/// In the order in which they are reported: the first is the cause, the others its echo.
constexpr AnomalyRow anomaly_rows[] = {
    {Anomaly::not_http, "The bytes received are no HTTP request."},
    {Anomaly::bad_request_line,
     "The request line is not of the form method, one space, target, one space, HTTP-version."},
    {Anomaly::bare_carriage_return, "A line holds a CR that no LF follows."},
    {Anomaly::control_character, "The head holds a control character."},
    {Anomaly::leading_whitespace, "The line after the request line begins with whitespace."},
    {Anomaly::folded_line, "A field is folded over two lines, which HTTP/1.1 forbids to senders."},
    {Anomaly::no_colon, "A line of the head has no colon: it is no field."},
    {Anomaly::space_before_colon, "There is whitespace between a field's name and its colon."},
    {Anomaly::bad_field_name, "A field's name is empty or no token."},
    {Anomaly::bare_line_feed, "A line ends with LF alone instead of CR LF."},
};

Sentence shown_line(const RequestHead& head, Span where) {
    const auto octets = head.view(where);
    const bool is_first = head.octets.find_first_not_of("\r\n") >= where.begin;
    return is_first ? Sentence::received(octets) : Sentence::line(octets);
}

Found judge_lines(const RequestHead& head) {
    if (head.has(Anomaly::bad_version)) {
        return complaint(
            505,
            "bad-version",
            "This proxy speaks HTTP/1.1; the request says " + Sentence::received(head.version()) +
                "."
        );
    }
    for (const auto& row : anomaly_rows) {
        for (const auto& at : head.anomalies) {
            if (at.anomaly != row.anomaly) continue;
            return complaint(
                400,
                std::string(name(row.anomaly)),
                std::string(row.message) + " The line: " + shown_line(head, at.where)
            );
        }
    }
    return std::nullopt;
}

Found judge_repeats(const RequestHead& head) {
    if (head.all("Proxy-Authorization").size() > 1) {
        return complaint(
            400,
            "duplicate-proxy-authorization",
            "The request carries more than one Proxy-Authorization field; a proxy must not guess "
            "which of them is meant."
        );
    }
    const auto hosts = head.all("Host");
    if (hosts.size() > 1) {
        return complaint(400, "duplicate-host", "The request carries two Host fields.");
    }
    if (hosts.empty() && head.minor_version >= 1) {
        return complaint(400, "no-host", "An HTTP/1.1 request must carry Host.");
    }
    if (!hosts.empty() && !hosts[0].empty() && !is_host_value(hosts[0])) {
        return complaint(
            400, "bad-host", "Host is no host and port: " + Sentence::received(hosts[0])
        );
    }
    for (const auto* name : {"Host", "Content-Length", "Transfer-Encoding"}) {
        if (!head.lists("Connection", name)) continue;
        return complaint(
            400,
            "connection-names-framing-field",
            std::string("Connection names ") + name + ", which frames or routes the message."
        );
    }
    return std::nullopt;
}

/// Of a list that says how the message is to be handled; nobody needs a tenth of it, and each
/// member is compared with each field.
constexpr std::ptrdiff_t most_members = 128;

Found judge_lists(const RequestHead& head) {
    for (const auto* name : {"Connection", "Content-Length", "Transfer-Encoding", "Expect"}) {
        std::ptrdiff_t commas = 0;
        for (const auto value : head.all(name))
            commas += std::count(value.begin(), value.end(), ',');
        if (commas < most_members) continue;
        return complaint(
            431,
            "too-many-list-members",
            std::string(name) + " lists more than " + std::to_string(most_members) + " members."
        );
    }
    return std::nullopt;
}

bool is_chunked(std::string_view coding) {
    return text::equal_ignoring_case(coding, "chunked");
}

Found judge_transfer_encoding(const RequestHead& head, Framing& framing) {
    const auto codings = head.all("Transfer-Encoding");
    if (codings.empty()) return std::nullopt;
    if (head.first("Content-Length")) {
        return complaint(
            400,
            "content-length-with-transfer-encoding",
            "Content-Length and Transfer-Encoding together leave open where the message ends."
        );
    }
    if (head.minor_version == 0) {
        return complaint(
            400, "transfer-encoding-in-http-1.0", "HTTP/1.0 knows no Transfer-Encoding."
        );
    }
    const auto members = list_members(codings);
    if (!is_chunked(members.back())) {
        return complaint(
            400, "last-coding-not-chunked", "The last transfer coding of a request must be chunked."
        );
    }
    if (std::count_if(members.begin(), members.end(), is_chunked) > 1) {
        return complaint(400, "chunked-twice", "The content must not be chunked more than once.");
    }
    if (members.size() > 1) {
        return complaint(
            501, "unknown-transfer-coding", "Of transfer codings this proxy knows chunked only."
        );
    }
    framing.body = Framing::Body::chunked;
    return std::nullopt;
}

Found judge_content(const RequestHead& head, Framing& framing) {
    if (auto found = judge_transfer_encoding(head, framing)) return found;
    const auto lengths = head.all("Content-Length");
    if (lengths.empty()) return std::nullopt;
    const auto length = content_length(lengths);
    if (!length) {
        return complaint(
            400, "bad-content-length", "Content-Length is no number, or says two different ones."
        );
    }
    framing.length = *length;
    if (framing.length > 0) framing.body = Framing::Body::length;
    return std::nullopt;
}

/// RFC 9112 section 9.3; a proxy must not keep a connection with an HTTP/1.0 client.
bool keeps_alive(const RequestHead& head) {
    return head.minor_version >= 1 && !head.lists("Connection", "close");
}

}  // namespace

std::vector<std::string_view> list_members(const std::vector<std::string_view>& values) {
    std::vector<std::string_view> members;
    for (auto value : values) {
        for (auto comma = value.find(','); comma != value.npos; comma = value.find(',')) {
            members.push_back(text::trim(value.substr(0, comma)));
            value.remove_prefix(comma + 1);
        }
        members.push_back(text::trim(value));
    }
    return members;
}

std::optional<std::uint64_t> content_length(const std::vector<std::string_view>& values) {
    std::optional<std::uint64_t> length;
    for (const auto digits : list_members(values)) {
        std::uint64_t number = 0;
        const auto* end = digits.data() + digits.size();
        const auto [stopped, error] = std::from_chars(digits.data(), end, number);
        if (error != std::errc{} || stopped != end || (length && *length != number)) {
            return std::nullopt;
        }
        length = number;
    }
    return length;
}

MessageJudgement judge_message(const RequestHead& head) {
    MessageJudgement out;
    auto& framing = out.framing;
    framing.keep_alive = keeps_alive(head);
    framing.expects_continue = head.minor_version >= 1 && head.lists("Expect", "100-continue");
    out.complaint = judge_lines(head);
    if (!out.complaint) out.complaint = judge_lists(head);
    if (!out.complaint) out.complaint = judge_repeats(head);
    if (!out.complaint) out.complaint = judge_content(head, framing);
    return out;
}

}  // namespace proxy407::http
