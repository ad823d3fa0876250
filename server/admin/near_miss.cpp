#include "admin/near_miss.hpp"

#include "http/credentials.hpp"
#include "report/said.hpp"
#include "report/shown.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace proxy407::admin {
namespace {

/// Beyond that nobody counts.
constexpr std::size_t most_compared = 512;

/// "user:password" as Basic carried it; nothing for another scheme or for what is no base64.
std::optional<std::string> basic_pair(const journal::Exchange& exchange) {
    const auto sent = http::sent_credentials(exchange.head);
    if (!sent || !text::equal_ignoring_case(sent->scheme, "Basic")) return std::nullopt;
    return text::base64_decode_lenient(sent->token68);
}

Json or_null(const std::string& text) {
    return text.empty() ? Json() : Json(text::as_utf8(text));
}

Json near_miss(
    const journal::Exchange& exchange, const Proxy& proxy, const http::Redactor* redactor
) {
    const report::Shown shown(exchange, redactor);
    const auto received = basic_pair(exchange);
    const auto& client = proxy.scenario->client;
    const bool is_same = exchange.scenario == proxy.scenario->id;
    std::optional<std::string> expected;
    if (client && is_same) expected = client->user + ":" + client->password;
    const auto said = report::said(exchange);
    Json made = {
        {"exchange", exchange.number},
        {"finding", full_finding(exchange)},
        {"candidates", exchange.diagnosis ? Json(exchange.diagnosis->candidates) : Json::array()},
        {"message", or_null(said.message.text(shown.reader()))},
        {"fix", or_null(said.fix.text(shown.reader()))},
        {"received", received ? Json(text::as_utf8(shown.octets(*received))) : Json()},
        {"expected", expected ? Json(text::as_utf8(*expected)) : Json()},
        {"bytes_that_differ", nullptr}};
    if (expected && redactor != nullptr)
        made["expected"] = redactor->name(client->user) + ":" + std::string(http::mask);
    if (received && expected && std::max(received->size(), expected->size()) <= most_compared)
        made["bytes_that_differ"] = edit_distance(*received, *expected);
    return made;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto above = row[j];
            const auto changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above + 1, row[j - 1] + 1, changed});
            diagonal = above;
        }
    }
    return row[b.size()];
}

Json near_misses(const Desk& desk, const Proxy& proxy) {
    constexpr std::size_t most = 100;
    Json list = Json::array();
    const auto& exchanges = desk.journal().exchanges();
    for (auto one = exchanges.rbegin(); one != exchanges.rend() && list.size() < most; ++one)
        if (one->proxy == proxy.name && one->verdict == decision::Verdict::refused)
            list.push_back(near_miss(*one, proxy, desk.proxies().redactor()));
    std::reverse(list.begin(), list.end());
    return list;
}

}  // namespace proxy407::admin
