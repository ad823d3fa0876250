#include "recording/scrubber.hpp"

#include "auth/ntlm.hpp"
#include "http/credentials.hpp"
#include "http/redactor.hpp"
#include "http/target.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace proxy407::recording {

namespace {

using Kind = Particular::Kind;

bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// With each occurrence of the word replaced, in any case; `any`: there was one.
std::string word_replaced(
    std::string_view text, std::string_view word, std::string_view with, bool& any
) {
    const auto lower = text::to_lower(text);
    const auto wanted = text::to_lower(word);
    std::string out;
    std::size_t done = 0;
    for (auto at = lower.find(wanted); at != lower.npos; at = lower.find(wanted, at + 1)) {
        const auto end = at + wanted.size();
        const bool grown =
            at < done || (at > 0 && is_alphanumeric(text[at - 1]) && is_alphanumeric(text[at])) ||
            (end < text.size() && is_alphanumeric(text[end]) && is_alphanumeric(text[end - 1]));
        if (grown) continue;
        out.append(text.substr(done, at - done)).append(with);
        done = end;
        any = true;
    }
    return out.append(text.substr(done));
}

/// A moment that is none, in the same form and length.
std::string no_moment(std::string_view date) {
    constexpr std::string_view by_http = "Thu, 01 Jan 1970 00:00:00 GMT";
    if (date[0] >= '0' && date[0] <= '9') {
        std::string out = "1970-01-01";
        for (const char c : date.substr(out.size())) out += c >= '1' && c <= '9' ? '0' : c;
        return text::replaced(text::replaced(out, "%00", "%20"), "%0A", "%3A");
    }
    std::string out(by_http);
    if (date.find("%20") != date.npos) out = text::replaced(out, " ", "%20");
    if (date.find("%2C") != date.npos) out = text::replaced(out, ",", "%2C");
    return date.find("%3A") == date.npos ? out : text::replaced(out, ":", "%3A");
}

/// The pseudonyms of Via: "1.1 proxy-3 (squid/5.7), 1.0 inner" (RFC 9110 section 7.6.3).
std::vector<std::string> pseudonyms(std::string_view via) {
    std::vector<std::string> found;
    while (!via.empty()) {
        const auto comma = std::min(via.find(','), via.size());
        const auto words = text::words(text::trim(via.substr(0, comma)));
        if (words.size() > 1) found.push_back(words[1].substr(0, words[1].find(':')));
        via.remove_prefix(std::min(comma + 1, via.size()));
    }
    return found;
}

/// "MISS from cache-7:3128"
std::string cache_of(std::string_view value) {
    constexpr std::string_view from = " from ";
    const auto at = value.find(from);
    if (at == value.npos) return "";
    const auto name = value.substr(at + from.size());
    return std::string(name.substr(0, name.find_first_of(": ,")));
}

}  // namespace

Scrubber::Scrubber(const KnownParticulars& known) : keeps_realm_(known.keeps_realm) {
    for (const auto& host : known.hosts) add_name(host, "host", "proxy.example");
    for (const auto& name : known.names) add_name(name, "name", "name");
    for (const auto& secret : known.secrets) add_secret(secret);
}

void Scrubber::add_name(
    std::string_view name, std::string_view kind, std::string_view placeholder
) {
    if (name.empty() || name == "localhost" || name.starts_with("127.")) return;
    const Name what{std::string(kind), std::string(placeholder)};
    names_.emplace(name, what);
    names_.emplace(text::percent_encode(name), what);
}

void Scrubber::add_secret(std::string_view secret) {
    if (!secret.empty()) secrets_.add(secret);
}

void Scrubber::learn(const Exchange& exchange) {
    learn_request(exchange.request);
    learn_proxy(exchange.answer);
}

void Scrubber::learn_request(const http::RequestHead& request) {
    for (const auto* field : {"Proxy-Authorization", "Authorization"}) {
        for (const auto value : request.all(field)) learn_credentials(value);
    }
    for (const auto value : request.all("Cookie")) add_secret(value);
    for (const auto value : request.all("User-Agent")) add_name(value, "client", "client");
    const auto target = request.target();
    if (target.size() < 2) return;
    if (request.is_connect()) {
        const auto host = http::target_host(request);
        if (host) add_name(*host, "target", "target.example");
        return;
    }
    add_name(target, "target", "http://target.example/");
    if (const auto parsed = http::parse_absolute_target(target)) {
        add_name(parsed->authority.host, "target", "target.example");
        if (parsed->path_and_query.size() > 1) add_name(parsed->path_and_query, "target", "/");
    }
}

void Scrubber::learn_credentials(std::string_view value) {
    const auto credentials = http::parse_credentials(value);
    add_secret(credentials.token68);
    if (const auto* user = credentials.find("username")) add_name(user->value, "user", "user");
    if (const auto* response = credentials.find("response")) add_secret(response->value);
    const auto token = text::base64_decode_lenient(credentials.token68);
    if (!token) return;
    if (text::equal_ignoring_case(credentials.scheme, "Basic")) {
        const auto colon = token->find(':');
        add_name(std::string_view(*token).substr(0, colon), "user", "user");
        if (colon != token->npos) add_secret(std::string_view(*token).substr(colon + 1));
    } else {
        learn_ntlm(*token);
    }
}

void Scrubber::learn_ntlm(std::string_view token) {
    const auto message = auth::parse_ntlm(token);
    if (!message) return;
    add_name(message->user, "user", "user");
    add_name(message->domain, "domain", "DOMAIN");
    add_name(message->workstation, "host", "WORKSTATION");
}

void Scrubber::learn_proxy(const scenario::TranscriptAnswer& answer) {
    for (const auto& value : answer.all("Via")) {
        for (const auto& name : pseudonyms(value)) add_name(name, "host", "proxy.example");
    }
    for (const auto* field : {"X-Cache", "X-Cache-Lookup"}) {
        for (const auto& value : answer.all(field))
            add_name(cache_of(value), "host", "proxy.example");
    }
    if (keeps_realm_) return;
    for (const auto* field : {"Proxy-Authenticate", "WWW-Authenticate"}) {
        const auto values = answer.all(field);
        const std::vector<std::string_view> views(values.begin(), values.end());
        for (const auto& challenge : http::parse_challenges(views)) {
            if (const auto* realm = challenge.find("realm"))
                add_name(realm->value, "realm", "proxy");
        }
    }
}

void Scrubber::note(std::string_view kind, std::string_view octets) {
    taken_out_.emplace(kind, octets);
}

/// The longest first: the target's URL before its host.
std::string Scrubber::without_names(std::string text) {
    std::vector<const std::pair<const std::string, Name>*> order;
    for (const auto& name : names_) order.push_back(&name);
    std::ranges::sort(order, [](const auto* a, const auto* b) {
        return a->first.size() > b->first.size();
    });
    for (const auto* name : order) {
        bool any = false;
        text = word_replaced(text, name->first, name->second.placeholder, any);
        if (any) note(name->second.kind, name->first);
    }
    return text;
}

std::string Scrubber::placeholder_of(const Particular& particular, std::string_view octets) {
    const auto known = [](auto& table, std::string_view of, auto make) {
        const auto found = table.find(of);
        if (found != table.end()) return found->second;
        return table.emplace(of, make(std::to_string(table.size() + 1))).first->second;
    };
    switch (particular.kind) {
        case Kind::date: return no_moment(octets);
        case Kind::mail: return "somebody@example";
        case Kind::userinfo: return "***@example";
        case Kind::number: return std::string(octets.size(), '0');
        case Kind::address:
            return known(addresses_, octets, [&](const std::string& number) {
                return (octets.find(':') == octets.npos ? "192.0.2." : "2001:db8::") + number;
            });
        case Kind::host: break;
    }
    return known(hosts_, octets, [](const std::string& number) {
        return "host-" + number + ".example";
    });
}

std::string Scrubber::without_particulars(std::string_view text) {
    constexpr auto names = std::to_array<std::string_view>(
        {"address", "host", "mail address", "pair of credentials", "date", "number"}
    );
    std::string out;
    std::size_t done = 0;
    for (const auto& one : particulars(text)) {
        const auto octets = text.substr(one.begin, one.end - one.begin);
        out.append(text.substr(done, one.begin - done)).append(placeholder_of(one, octets));
        done = one.end;
        note(names[static_cast<std::size_t>(one.kind)], octets);
    }
    return out.append(text.substr(done));
}

/// A field is told by its name, a content by none.
std::string Scrubber::without_secrets(const std::string& field, std::string text) {
    auto found = secrets_.find(text);
    if (found.empty()) return text;
    note("secret", field.empty() ? "the content" : field);
    return text::masked(text, std::move(found), http::mask);
}

std::string Scrubber::clean(const std::string& field, std::string text) {
    // Secrets go first: what a placeholder is made of must not hide one.
    return without_particulars(without_names(without_secrets(field, std::move(text))));
}

scenario::TranscriptAnswer Scrubber::cleaned(scenario::TranscriptAnswer answer) {
    const auto before = answer.content.size();
    answer.reason = clean("", answer.reason);
    answer.content = clean("", answer.content);
    for (auto& [name, value] : answer.fields) {
        const bool is_length = text::equal_ignoring_case(name, "Content-Length");
        if (is_length && value == std::to_string(before)) {
            value = std::to_string(answer.content.size());
        } else if (!is_length) {
            value = clean(name, value);
        }
    }
    return answer;
}

std::vector<std::string> Scrubber::taken_out() const {
    std::vector<std::string> lines;
    std::map<std::string, std::size_t> counted;
    for (const auto& [kind, octets] : taken_out_) {
        if (kind == "date" || kind == "number" || kind == "pair of credentials") {
            ++counted[kind];  // each is another one, and none says anything
        } else {
            lines.push_back(kind + (kind == "secret" ? " in " : " ") + text::printable(octets));
        }
    }
    for (const auto& [kind, count] : counted)
        lines.push_back(std::to_string(count) + " " + kind + (count == 1 ? "" : "s"));
    return lines;
}

}  // namespace proxy407::recording
