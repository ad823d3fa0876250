#include "admin/filter.hpp"

#include "text/octets.hpp"

namespace proxy407::admin {
namespace {

using journal::Exchange;

Json or_null(std::string_view text) {
    return text.empty() ? Json() : Json(text::as_utf8(text));
}

std::string short_finding(const Exchange& exchange) {
    if (exchange.diagnosis) return exchange.diagnosis->finding;
    return exchange.complaint.substr(0, exchange.complaint.find(':'));
}

/// One key of a filter: what an exchange holds there.
struct Key {
    Member member;
    Json (*value)(const Exchange&);
};

const std::vector<Key>& keys() {
    static const std::vector<Key> table = {
        {{"proxy", Kind::text, "name of the proxy that the client used"},
         [](const Exchange& one) { return or_null(one.proxy); }},
        {{"scenario", Kind::text, "scenario of that proxy"},
         [](const Exchange& one) { return or_null(one.scenario); }},
        {{"recorder",
          Kind::text,
          "who saw it",
          false,
          0,
          0,
          {"proxy", "origin", "second-proxy", "direct-origin"}},
         [](const Exchange& one) { return Json(journal::name(one.recorder)); }},
        {{"connection", Kind::integer, "number of the client's connection"},
         [](const Exchange& one) { return Json(one.connection); }},
        {{"method", Kind::text, "method of the request: CONNECT"},
         [](const Exchange& one) { return or_null(one.head.method()); }},
        {{"host", Kind::text, "host that the request is for, in lower case"},
         [](const Exchange& one) { return or_null(host_of(one)); }},
        {{"target", Kind::text, "target of the request, as it was sent"},
         [](const Exchange& one) { return or_null(one.head.target()); }},
        {{"status", Kind::integer, "status of the response; 0: none was sent", false, 0, 999},
         [](const Exchange& one) { return Json(one.status); }},
        {{"verdict",
          Kind::text,
          "what the proxy made of it",
          false,
          0,
          0,
          {"open", "accepted", "challenged", "refused", "malformed", "fault"}},
         [](const Exchange& one) { return Json(decision::name(journal::verdict_of(one))); }},
        {{"user", Kind::text, "user name that was accepted"},
         [](const Exchange& one) { return or_null(one.user); }},
        {{"cause",
          Kind::text,
          "cause of a 407",
          false,
          0,
          0,
          {"no-credentials", "wrong-credentials", "address-not-allowed", "wrong-place-or-scheme"}},
         [](const Exchange& one) {
             return one.diagnosis ? Json(diagnosis::name(one.diagnosis->cause)) : Json();
         }},
        {{"finding", Kind::text, "id of the exact mistake, with its cause before a / or without"},
         [](const Exchange& one) { return or_null(full_finding(one)); }},
    };
    return table;
}

bool is_as_asked(const Key& key, const Json& asked, const Exchange& exchange) {
    if (key.value(exchange) == asked) return true;
    return key.member.name == "finding" && or_null(short_finding(exchange)) == asked;
}

/// "example.test" of "example.test:443", "::1" of "[::1]:443".
std::string without_port(std::string_view place) {
    const auto colon = place.rfind(':');
    if (colon != place.npos && place.find(']', colon) == place.npos) place = place.substr(0, colon);
    if (place.starts_with('[') && place.ends_with(']')) place = place.substr(1, place.size() - 2);
    return text::to_lower(place);
}

}  // namespace

Json to_json(const Difference& difference) {
    return {{"key", difference.key}, {"expected", difference.expected}, {"was", difference.was}};
}

Filter::Filter(const Json& asked) {
    for (std::size_t i = 0; i < keys().size(); ++i) {
        const auto found = asked.find(std::string(keys()[i].member.name));
        if (found != asked.end()) asked_.emplace_back(i, *found);
    }
}

const Members& Filter::members() {
    static const Members made = [] {
        Members members;
        for (const auto& key : keys()) members.push_back(key.member);
        return members;
    }();
    return made;
}

bool Filter::matches(const Exchange& exchange) const {
    for (const auto& [key, asked] : asked_)
        if (!is_as_asked(keys()[key], asked, exchange)) return false;
    return true;
}

std::vector<Difference> Filter::differences(const Exchange& exchange) const {
    std::vector<Difference> found;
    for (const auto& [number, asked] : asked_) {
        const Key& key = keys()[number];
        if (!is_as_asked(key, asked, exchange))
            found.push_back({key.member.name, asked, key.value(exchange)});
    }
    return found;
}

std::string host_of(const Exchange& exchange) {
    if (!exchange.tunnel.empty()) return without_port(exchange.tunnel);
    if (const auto host = http::target_host(exchange.head)) return text::to_lower(*host);
    const auto field = exchange.head.first("Host");
    return field ? without_port(*field) : "";
}

std::string full_finding(const Exchange& exchange) {
    const auto finding = short_finding(exchange);
    if (!exchange.diagnosis) return finding;
    return std::string(diagnosis::name(exchange.diagnosis->cause)) + '/' + finding;
}

}  // namespace proxy407::admin
