#include "offline/sightings.hpp"

#include "http/credentials.hpp"
#include "http/grammar.hpp"
#include "offline/log_lines.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <cstdlib>

namespace proxy407::offline {

namespace {

using Kind = LogLine::Kind;

constexpr std::string_view field_name = "Proxy-Authorization";

bool is_named(const std::string& name, std::string_view wanted) {
    return text::equal_ignoring_case(name, wanted);
}

std::vector<std::string_view> values(const Fields& fields, std::string_view name) {
    std::vector<std::string_view> found;
    for (const auto& [field, value] : fields)
        if (is_named(field, name)) found.push_back(value);
    return found;
}

/// Puts the lines together.
class Assembly {
public:
    void take(const LogLine& line) {
        switch (line.kind) {
            case Kind::request: request(line); break;
            case Kind::status: status(line); break;
            case Kind::field: field(line); break;
            case Kind::head_end: part_ = Part::none; break;
        }
    }

    std::vector<Sighting> result() {
        for (std::size_t i = 1; i < all_.size();) {
            const bool same = join(all_[i - 1], all_[i]);
            if (same) all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(i));
            if (!same) ++i;
        }
        std::erase_if(all_, [](const Sighting& one) {
            return one.status != 407 && one.sent(field_name).empty();
        });
        return std::move(all_);
    }

private:
    enum class Part { none, request, answer };

    /// The same credentials, once without a request line: shown twice, sent once.
    static bool join(Sighting& one, Sighting& next) {
        const auto values = one.sent(field_name);
        const bool shown_twice = one.method.empty() || (next.method.empty() && next.status == 0);
        if (values.empty() || values != next.sent(field_name) || !shown_twice) return false;
        if (next.status == 0) {
            next.status = one.status;
            next.answer = std::move(one.answer);
        }
        if (next.method.empty()) {
            next.method = std::move(one.method);
            next.target = std::move(one.target);
            next.fields = std::move(one.fields);
        }
        next.line = one.line;
        one = std::move(next);
        return true;
    }

    Sighting& begin(const LogLine& line) {
        all_.emplace_back().line = line.number;
        part_ = Part::request;
        return all_.back();
    }

    void request(const LogLine& line) {
        const auto words = text::words(line.text);
        const bool again = !all_.empty() && all_.back().status == 0 &&
                           all_.back().method == words[0] && all_.back().target == words[1];
        if (again) {  // a logger of heads and one of the wire
            part_ = Part::request;
            return;
        }
        auto& made = begin(line);
        made.method = words[0];
        made.target = words[1];
    }

    void status(const LogLine& line) {
        const auto code = std::atoi(line.text.substr(line.text.find(' ') + 1).c_str());
        const bool again = !all_.empty() && all_.back().status == code && part_ == Part::answer &&
                           all_.back().answer.empty();
        if (again) return;
        if (code < 200) return;
        if (all_.empty() || all_.back().status != 0) begin(line);
        all_.back().status = code;
        part_ = Part::answer;
    }

    void field(const LogLine& line) {
        const bool answers = is_named(line.name, "Proxy-Authenticate");
        const bool asks = is_named(line.name, field_name);
        if (answers) return answer_field(line);
        if (asks && (part_ != Part::request || all_.empty())) request_field_alone(line);
        if (part_ == Part::none) return;
        add(part_ == Part::answer ? all_.back().answer : all_.back().fields, line);
    }

    /// A 407 of which the log has only the challenges.
    void answer_field(const LogLine& line) {
        if (all_.empty()) begin(line);
        auto& last = all_.back();
        if (last.status == 0) last.status = 407;
        part_ = Part::answer;
        add(last.answer, line);
    }

    /// Credentials without a request line: of the request before, where that is still open.
    void request_field_alone(const LogLine& line) {
        const bool open =
            !all_.empty() && all_.back().status == 0 && all_.back().sent(field_name).empty();
        if (!open) begin(line);
        part_ = Part::request;
    }

    /// The same once more is the work of a second logger.
    static void add(Fields& fields, const LogLine& line) {
        std::pair<std::string, std::string> one{line.name, line.text};
        const bool known = std::ranges::count(fields, one) != 0;
        if (!known) fields.push_back(std::move(one));
    }

    std::vector<Sighting> all_;
    Part part_ = Part::none;
};

/// A value that was copied from a narrow window has line ends that nobody sent.
std::string unfolded(std::string_view field) {
    std::string line;
    for (const char c : field) {
        const bool ends = c == '\r' || c == '\n';
        const bool blank = ends || c == ' ' || c == '\t';
        const bool again = blank && (line.empty() || line.back() == '\n');
        if (!again) line += ends ? '\n' : c;
        if (ends && line.ends_with(' ')) line.back() = '\n';
    }
    return text::replaced(std::move(line), "\n", " ");
}

bool is_scheme(std::string_view word) {
    for (const std::string_view scheme : {"basic", "digest", "bearer", "ntlm", "negotiate"})
        if (text::equal_ignoring_case(word, scheme)) return true;
    return false;
}

/// What is left out before a bare token; "" where the value has all.
std::string_view scheme_of_bare(std::string_view value) {
    if (is_scheme(value) || !http::is_token68(value)) return "";
    constexpr std::string_view message_of_ntlm = "TlRMTVNTUAA";
    return value.starts_with(message_of_ntlm) ? "NTLM " : "Basic ";
}

/// A line of nothing but the value.
std::optional<Sighting> value_alone(std::string_view log) {
    while (!log.empty()) {
        const auto end = std::min(log.find('\n'), log.size());
        auto line = text::trim(log.substr(0, end));
        if (line.ends_with('\r')) line.remove_suffix(1);
        log.remove_prefix(std::min(end + 1, log.size()));
        if (line.empty()) continue;
        if (log.find_first_not_of(" \r\n\t") != log.npos) return std::nullopt;
        return sighting_of_field(line);
    }
    return std::nullopt;
}

}  // namespace

std::vector<std::string_view> Sighting::sent(std::string_view name) const {
    return values(fields, name);
}

std::vector<std::string_view> Sighting::challenges() const {
    return values(answer, "Proxy-Authenticate");
}

std::vector<Sighting> sightings(std::string_view log) {
    Assembly assembly;
    for (const auto& line : log_lines(log)) assembly.take(line);
    auto found = assembly.result();
    if (found.empty()) {
        if (auto alone = value_alone(log)) found.push_back(*std::move(alone));
    }
    return found;
}

Sighting sighting_of_field(std::string_view field) {
    const auto line = unfolded(field);
    auto value = text::trim(line);
    const auto colon = value.find(':');
    if (colon != value.npos &&
        text::equal_ignoring_case(text::trim(value.substr(0, colon)), field_name))
        value = text::trim(value.substr(colon + 1));
    Sighting made;
    made.fields.emplace_back(field_name, std::string(scheme_of_bare(value)) + std::string(value));
    return made;
}

bool may_be_credentials(std::string_view words) {
    const auto made = sighting_of_field(words);
    const auto value = made.sent(field_name).front();
    const auto credentials = http::parse_credentials(value);
    const auto octets = text::base64_decode_lenient(credentials.token68);
    const bool is_pair = octets && octets->find(':') != octets->npos && !text::has_control(*octets);
    const bool names_scheme = is_scheme(credentials.scheme) && words.find(' ') != words.npos;
    return is_pair || names_scheme || words.find(':') != words.npos || value.starts_with("NTLM ");
}

bool is_hidden(std::string_view value) {
    const auto blank = std::min(value.find(' ') + 1, value.size());
    const auto lower = text::to_lower(value.substr(blank));
    if (lower.find('"') != lower.npos) return false;
    for (const std::string_view word : {"redacted", "***", "\xe2\x96\x88", "hidden", "masked"})
        if (lower.find(word) != lower.npos) return true;
    return lower.starts_with('<') || lower.starts_with('[');
}

}  // namespace proxy407::offline
