#include "http/credentials.hpp"

#include "http/grammar.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::http {

namespace {

/// Of one challenge or one answer to it, empty list elements included; Digest has 13.
constexpr std::size_t most_parameters = 64;

constexpr std::size_t most_challenges = 128;

/// Takes the elements of a list one by one, split at commas that are outside of quoted-strings
/// (RFC 9110 section 5.6.1).
class Elements {
public:
    explicit Elements(std::string_view list) : rest_(list) {}

    /// Nothing after the last one.
    std::optional<std::string_view> next() {
        if (over_) return std::nullopt;
        const auto end = end_of_first();
        over_ = end == rest_.size();
        const auto element = text::trim(rest_.substr(0, end));
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        return element;
    }

private:
    std::size_t end_of_first() const {
        bool quoted = false;
        for (std::size_t i = 0; i < rest_.size(); ++i) {
            if (quoted && rest_[i] == '\\') {
                ++i;
            } else if (rest_[i] == '"') {
                quoted = !quoted;
            } else if (rest_[i] == ',' && !quoted) {
                return i;
            }
        }
        return rest_.size();
    }

    std::string_view rest_;
    bool over_ = false;
};

void remark(Credentials& credentials, std::string_view id) {
    auto& remarks = credentials.remarks;
    if (std::find(remarks.begin(), remarks.end(), id) == remarks.end()) remarks.push_back(id);
}

void mark_defect(Credentials& credentials, std::string_view id, std::string_view detail) {
    if (credentials.defect) return;
    credentials.defect = id;
    credentials.defect_detail = detail;
}

/// The quoted-string at the front (RFC 9110 section 5.6.4).
struct QuotedString {
    std::string content;   ///< quoted-pairs undone
    std::size_t size = 0;  ///< with both quotes; 0 if the second is missing
};

QuotedString read_quoted_string(std::string_view octets) {
    QuotedString out;
    for (std::size_t i = 1; i < octets.size(); ++i) {
        if (octets[i] == '"') {
            out.size = i + 1;
            break;
        }
        if (octets[i] == '\\' && ++i == octets.size()) break;
        out.content += octets[i];
    }
    return out;
}

struct ReadParameter {
    AuthParameter parameter;
    bool has_whitespace = false;  ///< around "=" (bad whitespace, section 5.6.3)
    bool is_unterminated = false;
    bool is_well_formed = true;
};

/// name BWS "=" BWS value; nothing when the element has another shape.
std::optional<ReadParameter> read_parameter(std::string_view element) {
    const auto name_end = std::find_if_not(element.begin(), element.end(), is_token_char);
    const auto name = element.substr(0, static_cast<std::size_t>(name_end - element.begin()));
    const auto after_name = text::trim(element.substr(name.size()));
    if (name.empty() || !after_name.starts_with('=')) return std::nullopt;
    const auto value = text::trim(after_name.substr(1));

    ReadParameter out;
    out.parameter.name = text::to_lower(name);
    out.has_whitespace = name.size() + 1 + value.size() != element.size();
    if (value.starts_with('"')) {
        auto quoted = read_quoted_string(value);
        out.is_unterminated = quoted.size == 0;
        out.is_well_formed = quoted.size == value.size();
        out.parameter.quoted = true;
        out.parameter.value = std::move(quoted.content);
    } else {
        out.is_well_formed = is_token(value);
        out.parameter.value = value;
    }
    return out;
}

void add_parameter(Credentials& credentials, ReadParameter read, std::string_view element) {
    if (!read.is_well_formed) {
        mark_defect(
            credentials, read.is_unterminated ? "unterminated-quoted-string" : "unparsable", element
        );
        return;
    }
    if (read.has_whitespace) remark(credentials, "whitespace-around-equals");
    if (credentials.find(read.parameter.name) != nullptr) {
        mark_defect(credentials, "duplicate-parameter", read.parameter.name);
    }
    credentials.parameters.push_back(std::move(read.parameter));
}

/// Everything after the scheme: token68, or parameters.
void read_after_scheme(Credentials& credentials, std::string_view rest) {
    if (is_token68(rest)) {
        credentials.token68 = rest;
        return;
    }
    Elements elements(rest);
    for (std::size_t count = 0; const auto element = elements.next(); ++count) {
        if (count == most_parameters) {
            mark_defect(credentials, "too-many-parameters", *element);
            break;
        }
        if (element->empty()) {
            remark(credentials, "empty-list-element");
        } else if (auto read = read_parameter(*element)) {
            add_parameter(credentials, std::move(*read), *element);
        } else {
            mark_defect(credentials, "unparsable", *element);
        }
    }
    if (credentials.defect) credentials.token68 = rest;
}

}  // namespace

const AuthParameter* Credentials::find(std::string_view parameter) const {
    for (const auto& candidate : parameters) {
        if (candidate.name == parameter) return &candidate;
    }
    return nullptr;
}

Credentials parse_credentials(std::string_view value) {
    Credentials out;
    value = text::trim(value);
    if (value.empty()) {
        mark_defect(out, "empty-value", value);
        return out;
    }
    const auto scheme_end = std::find_if_not(value.begin(), value.end(), is_token_char);
    out.scheme = value.substr(0, static_cast<std::size_t>(scheme_end - value.begin()));
    auto rest = value.substr(out.scheme.size());
    if (rest.empty()) {
        mark_defect(out, "no-token68", value);
        return out;
    }
    if (out.scheme.empty() || rest.front() != ' ') {
        out.token68 = rest;
        mark_defect(out, "scheme-not-followed-by-space", value);
        return out;
    }
    rest.remove_prefix(1);
    if (rest.starts_with(' ')) {
        remark(out, "more-than-one-space-after-scheme");
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    }
    read_after_scheme(out, rest);
    return out;
}

std::optional<SentCredentials> sent_credentials(const RequestHead& head) {
    const auto value = head.first("Proxy-Authorization");
    if (!value) return std::nullopt;
    return SentCredentials{parse_credentials(*value), *value};
}

std::vector<Credentials> parse_challenges(const std::vector<std::string_view>& values) {
    std::vector<Credentials> challenges;
    for (const auto value : values) {
        bool continues = false;  // parameters belong to a challenge of their own field only
        Elements elements(value);
        while (const auto element = elements.next()) {
            if (element->empty()) continue;
            if (auto read = read_parameter(*element)) {
                const bool fits =
                    continues && challenges.back().parameters.size() < most_parameters;
                if (fits) add_parameter(challenges.back(), std::move(*read), *element);
                continue;
            }
            if (challenges.size() == most_challenges) return challenges;
            auto challenge = parse_credentials(*element);
            if (challenge.scheme.empty() || challenge.defect == "scheme-not-followed-by-space") {
                continues = false;
                continue;
            }
            if (challenge.defect == "no-token68") challenge.defect.reset();  // "Negotiate"
            challenges.push_back(std::move(challenge));
            continues = true;
        }
    }
    return challenges;
}

}  // namespace proxy407::http
