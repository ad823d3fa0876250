#include "admin/har.hpp"

#include "admin/answer.hpp"
#include "admin/filter.hpp"
#include "http/response_head.hpp"
#include "origin/route.hpp"
#include "report/json.hpp"
#include "report/said.hpp"
#include "report/shown.hpp"
#include "text/hex.hpp"
#include "text/octets.hpp"

namespace proxy407::admin {
namespace {

using journal::Exchange;

Json utf8(std::string_view octets) {
    return text::as_utf8(octets);
}

/// A URL without a byte that no URL has (RFC 3986 section 2).
std::string only_url_characters(std::string_view url) {
    constexpr std::string_view marks = "-._~:/?#[]@!$&'()*+,;=%";
    std::string made;
    for (const char c : url) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool is_digit = c >= '0' && c <= '9';
        if (is_letter || is_digit || marks.find(c) != marks.npos)
            made += c;
        else
            made += '%' + text::hex_encode(std::string_view(&c, 1));
    }
    return made;
}

/// A request-target that is only a path needs the host from somewhere else.
std::string url_of(const Exchange& exchange, std::string_view method, std::string_view target) {
    if (method == "CONNECT") return "https://" + only_url_characters(target) + "/";
    if (target.starts_with("http://") || target.starts_with("https://"))
        return only_url_characters(target);
    const auto path = target.starts_with('/') ? std::string(target) : "/" + std::string(target);
    if (!exchange.tunnel.empty()) return only_url_characters("https://" + exchange.tunnel + path);
    const auto host = host_of(exchange);
    return "http://" + only_url_characters((host.empty() ? "unknown.invalid" : host) + path);
}

struct Line {
    std::string_view name;
    std::string_view value;
};

/// The field lines of a reply's head, in order, as they are.
std::vector<Line> field_lines(std::string_view head) {
    std::vector<Line> found;
    auto at = head.find('\n');
    while (at != head.npos && ++at < head.size()) {
        const auto end = std::min(head.find('\n', at), head.size());
        const auto line = head.substr(at, end - at);
        const auto colon = line.find(':');
        if (colon != line.npos) {
            auto value = text::trim(line.substr(colon + 1));
            if (value.ends_with('\r')) value.remove_suffix(1);
            found.push_back({line.substr(0, colon), text::trim(value)});
        }
        at = end == head.size() ? head.npos : end;
    }
    return found;
}

std::string value_of(const std::vector<Line>& lines, std::string_view name) {
    for (const auto& line : lines)
        if (text::equal_ignoring_case(line.name, name)) return std::string(line.value);
    return "";
}

Json request_of(const Exchange& exchange, const report::Shown& shown) {
    const auto head = http::parse_request_head(shown.octets(exchange.head.octets));
    Json headers = Json::array();
    for (const auto& field : head.fields)
        headers.push_back({{"name", utf8(head.name(field))}, {"value", utf8(head.value(field))}});
    const auto url = url_of(exchange, head.method(), head.target());
    Json query = Json::array();
    const auto question = url.find('?');
    if (question != url.npos)
        for (const auto& [name, value] : origin::query_of(url.substr(question)))
            query.push_back({{"name", utf8(name)}, {"value", utf8(value)}});
    return {
        {"method", utf8(head.method())},
        {"url", url},
        {"httpVersion", utf8(head.version())},
        {"cookies", Json::array()},
        {"headers", headers},
        {"queryString", query},
        {"headersSize", exchange.head.octets.size()},
        {"bodySize", exchange.content_received},
        {"_target", utf8(head.target())}};
}

Json response_of(const Exchange& exchange, const report::Shown& shown) {
    const auto octets = shown.octets(exchange.reply_head);
    const auto lines = field_lines(octets);
    const auto first = octets.substr(0, octets.find_first_of("\r\n"));
    const auto version = first.substr(0, first.find(' '));
    const auto reason = first.find(' ', version.size() + 1);
    Json headers = Json::array();
    for (const auto& line : lines)
        headers.push_back({{"name", utf8(line.name)}, {"value", utf8(line.value)}});
    const auto length = origin::number_up_to(value_of(lines, "Content-Length"), INT64_MAX);
    const auto type = value_of(lines, "Content-Type");
    return {
        {"status", exchange.status},
        {"statusText", reason == first.npos ? Json("") : utf8(first.substr(reason + 1))},
        {"httpVersion", utf8(version)},
        {"cookies", Json::array()},
        {"headers", headers},
        {"content",
         {{"size", length.value_or(0)},
          {"mimeType", type.empty() ? Json("x-unknown") : utf8(type)}}},
        {"redirectURL", utf8(value_of(lines, "Location"))},
        {"headersSize", exchange.reply_head.empty() ? Json(-1) : Json(exchange.reply_head.size())},
        {"bodySize", length ? Json(*length) : Json(-1)}};
}

Json own_part(const Exchange& exchange, const report::Shown& shown) {
    const auto or_null = [](const std::string& text) {
        return text.empty() ? Json() : Json(text::as_utf8(text));
    };
    return {
        {"number", exchange.number},
        {"proxy", or_null(exchange.proxy)},
        {"scenario", or_null(exchange.scenario)},
        {"recorder", journal::name(exchange.recorder)},
        {"tunnel", or_null(shown.octets(exchange.tunnel))},
        {"verdict", decision::name(journal::verdict_of(exchange))},
        {"finding", or_null(full_finding(exchange))},
        {"message", or_null(report::said(exchange).message.text(shown.reader()))}};
}

}  // namespace

Json har_entry(const Exchange& exchange, const http::Redactor* redactor) {
    const report::Shown shown(exchange, redactor);
    const double milliseconds = static_cast<double>(exchange.took.count()) / 1000;
    return {
        {"startedDateTime", report::timestamp(exchange.began)},
        {"time", milliseconds},
        {"request", request_of(exchange, shown)},
        {"response", response_of(exchange, shown)},
        {"cache", Json::object()},
        {"timings",
         {{"blocked", -1},
          {"dns", -1},
          {"connect", -1},
          {"send", 0},
          {"wait", milliseconds},
          {"receive", 0},
          {"ssl", -1}}},
        {"connection", std::to_string(exchange.connection)},
        {"_proxy407", own_part(exchange, shown)}};
}

std::string har_begin() {
    const Json creator = {{"name", "proxy407"}, {"version", PROXY407_VERSION}};
    return R"({"log":{"version":"1.2","creator":)" + creator.dump() + R"(,"pages":[],"entries":[)";
}

std::string har_end() {
    return "]}}\n";
}

}  // namespace proxy407::admin
