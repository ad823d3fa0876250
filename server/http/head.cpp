#include "http/head.hpp"

#include "http/grammar.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::http {

namespace {

/// Splits one head. The octets are read line by line; each line leaves a field or an anomaly.
class RequestSplitter {
public:
    explicit RequestSplitter(RequestHead& head) : head_(head) {}

    void split() {
        const std::string_view octets = head_.octets;
        head_.fields.reserve(16);
        std::size_t begin = 0;
        bool first = true;
        while (begin < octets.size()) {
            const auto line_feed = octets.find('\n', begin);
            const auto line = take_line(begin, line_feed);
            if (line.size == 0 && !first) break;
            first ? request_line(line) : field_line(line);
            first = false;
            if (line_feed == octets.npos) break;
            begin = line_feed + 1;
        }
        head_.form = target_form(head_.method(), head_.target());
    }

private:
    void note(Anomaly anomaly, Span where) { head_.anomalies.push_back({anomaly, where}); }

    static Span span(std::size_t begin, std::size_t end) {
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)};
    }

    /// The line without its end; what is odd about its octets is noted.
    Span take_line(std::size_t begin, std::size_t line_feed) {
        const std::string_view octets = head_.octets;
        auto end = line_feed == octets.npos ? octets.size() : line_feed;
        const bool has_carriage_return = end > begin && octets[end - 1] == '\r';
        if (has_carriage_return) --end;
        const auto line = span(begin, end);
        if (!has_carriage_return) note(Anomaly::bare_line_feed, line);
        for (const char c : head_.view(line)) {
            const auto octet = static_cast<unsigned char>(c);
            if (octet >= 0x20 && octet != 0x7F) continue;
            if (c == '\t') continue;
            note(c == '\r' ? Anomaly::bare_carriage_return : Anomaly::control_character, line);
            break;
        }
        return line;
    }

    void request_line(Span line) {
        const auto text = head_.view(line);
        const auto first = text.find(' ');
        const auto last = text.rfind(' ');
        if (first == text.npos || !is_token(text.substr(0, first))) {
            note(Anomaly::not_http, line);
            return;
        }
        head_.method_span = span(line.begin, line.begin + first);
        if (first == last) {  // no version: HTTP/0.9, or something else
            head_.target_span = span(line.begin + first + 1, line.begin + line.size);
            note(Anomaly::bad_request_line, line);
            return;
        }
        head_.target_span = span(line.begin + first + 1, line.begin + last);
        head_.version_span = span(line.begin + last + 1, line.begin + line.size);
        const auto target = head_.target();
        if (target.empty() || target.find_first_of(" \t") != target.npos) {
            note(Anomaly::bad_request_line, line);
        }
        version(line);
    }

    void version(Span line) {
        const auto version = head_.version();
        const bool well_formed = version.size() == 8 && version.starts_with("HTTP/") &&
                                 version[6] == '.' && version[5] >= '0' && version[5] <= '9' &&
                                 version[7] >= '0' && version[7] <= '9';
        if (!well_formed) {
            note(Anomaly::bad_request_line, line);
        } else if (version[5] != '1') {
            note(Anomaly::bad_version, line);
        } else {
            head_.minor_version = version[7] - '0';
        }
    }

    void field_line(Span line) {
        const auto text = head_.view(line);
        if (text.front() == ' ' || text.front() == '\t') {
            note(head_.fields.empty() ? Anomaly::leading_whitespace : Anomaly::folded_line, line);
            return;
        }
        const auto colon = text.find(':');
        if (colon == text.npos) {
            note(Anomaly::no_colon, line);
            return;
        }
        const auto name = text.substr(0, colon);
        if (name.ends_with(' ') || name.ends_with('\t')) {
            note(Anomaly::space_before_colon, line);
        } else if (!is_token(name)) {
            note(Anomaly::bad_field_name, line);
        }
        const auto value = text::trim(text.substr(colon + 1));
        const auto value_begin = value.empty()
                                     ? line.begin + line.size
                                     : static_cast<std::size_t>(value.data() - head_.octets.data());
        head_.fields.push_back({
            span(line.begin, line.begin + colon),
            span(value_begin, value_begin + value.size()),
            line,
        });
    }

    RequestHead& head_;
};

}  // namespace

std::string_view name(Anomaly anomaly) {
    switch (anomaly) {
        case Anomaly::not_http: return "not-http";
        case Anomaly::bad_request_line: return "bad-request-line";
        case Anomaly::bad_version: return "bad-version";
        case Anomaly::leading_whitespace: return "leading-whitespace";
        case Anomaly::bare_line_feed: return "bare-line-feed";
        case Anomaly::bare_carriage_return: return "bare-carriage-return";
        case Anomaly::control_character: return "control-character-in-head";
        case Anomaly::no_colon: return "line-without-colon";
        case Anomaly::space_before_colon: return "space-before-colon";
        case Anomaly::bad_field_name: return "bad-field-name";
        case Anomaly::folded_line: return "folded-line";
    }
    return "not-http";
}

bool RequestHead::has(Anomaly anomaly) const {
    return std::any_of(anomalies.begin(), anomalies.end(), [anomaly](const AnomalyAt& at) {
        return at.anomaly == anomaly;
    });
}

std::optional<std::string_view> RequestHead::first(std::string_view field_name) const {
    for (const auto& field : fields) {
        if (text::equal_ignoring_case(name(field), field_name)) return value(field);
    }
    return std::nullopt;
}

std::vector<std::string_view> RequestHead::all(std::string_view field_name) const {
    std::vector<std::string_view> values;
    for (const auto& field : fields) {
        if (text::equal_ignoring_case(name(field), field_name)) values.push_back(value(field));
    }
    return values;
}

bool RequestHead::lists(std::string_view field_name, std::string_view token) const {
    for (const auto& field : fields) {
        if (!text::equal_ignoring_case(name(field), field_name)) continue;
        auto rest = value(field);
        while (true) {
            const auto comma = rest.find(',');
            if (text::equal_ignoring_case(text::trim(rest.substr(0, comma)), token)) return true;
            if (comma == rest.npos) break;
            rest.remove_prefix(comma + 1);
        }
    }
    return false;
}

RequestHead parse_request_head(std::string octets) {
    RequestHead head;
    head.octets = std::move(octets);
    head.is_whole = !head.octets.empty();
    RequestSplitter(head).split();
    return head;
}

std::optional<std::string> target_host(const RequestHead& head) {
    if (head.is_connect()) {
        if (const auto authority = parse_connect_target(head.target())) return authority->host;
    } else if (const auto target = parse_absolute_target(head.target())) {
        return target->authority.host;
    }
    return std::nullopt;
}

}  // namespace proxy407::http
