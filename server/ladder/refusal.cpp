#include "ladder/refusal.hpp"

#include "text/octets.hpp"

#include <array>
#include <span>
#include <string>

namespace proxy407::ladder {
namespace {

/// Fields that name an error of the proxy's own, in the words of whoever runs it.
constexpr std::array<std::string_view, 13> error_fields = {
    "X-Brd-Err-Code",
    "X-Brd-Err-Msg",
    "X-Brd-Error",
    "X-Luminati-Error",
    "X-Error-Description",
    "X-SOAX-Error",
    "X-SOAX-Detail",
    "X-Webshare-Reason",
    "X-Crawlera-Error",
    "X-Helodata-Error-Code",
    "X-Thor-Error-Code",
    "X-Thor-Error",
    "Bytio-Error"};

constexpr std::array<std::string_view, 20> words_of_quota = {
    "quota",   "limit",        "bandwidth",    "exhaust",  "exceed",
    "expired", "suspend",      "too many",     "too_many", "balance",
    "payment", "subscription", "disabled",     "inactive", "no traffic",
    "plan ",   "overdue",      "client_10100", "throttl",  "blocked user"};

constexpr std::array<std::string_view, 9> words_of_address = {
    "whitelist",
    "allowlist",
    "white ip",
    "not allowed ip",
    "ip not",
    "unassigned",
    "your ip",
    "client ip",
    "source ip"};

struct StatusRow {
    int status;
    Kind kind;
    std::string_view meaning;
};

/// Statuses that no standard gives this meaning, or that a proxy sends in the place of 407.
constexpr StatusRow statuses[] = {
    {402, Kind::account, "the account has to be paid for"},
    {429, Kind::account, "the account has sent too many requests"},
    {440, Kind::account, "the account is over its bandwidth"},
    {441, Kind::account, "the account is over its rate"},
    {452, Kind::account, "the account is over its bandwidth"},
    {453, Kind::account, "the account is over its connections"},
    {454, Kind::account, "the account has expired"},
    {491, Kind::address, "the client's address belongs to no account"},
    {509, Kind::account, "the account is over its bandwidth"},
};

bool has_one_of(std::string_view text, std::span<const std::string_view> words) {
    const auto lower = text::to_lower(text);
    for (const auto word : words)
        if (lower.find(word) != lower.npos) return true;
    return false;
}

/// "X-Webshare-Reason: bandwidthlimit", a line for each.
std::string error_lines(const Answer& answer) {
    std::string lines;
    for (const auto name : error_fields)
        for (const auto value : answer.all(name))
            lines += (lines.empty() ? "" : "\n") + std::string(name) + ": " +
                     text::printable(value.substr(0, 200));
    for (const auto value : answer.all("Proxy-Status"))
        if (value.find("details=") != value.npos)
            lines += (lines.empty() ? "" : "\n") + std::string("Proxy-Status: ") +
                     text::printable(value.substr(0, 200));
    return lines;
}

/// A short content is a message; a page may hold any word.
std::string message_in(const Answer& answer) {
    const bool is_page = answer.body.find('<') != answer.body.npos;
    if (is_page || answer.body.size() > 300) return "";
    return text::printable(text::trim(answer.body));
}

std::string refusal_bytes(
    const Answer& answer, const std::string& lines, const std::string& message
) {
    auto bytes = shown(answer, {});
    if (!lines.empty()) bytes += "\n" + lines;
    return message.empty() ? bytes : bytes + "\n\n" + message;
}

Conclusion of_account(std::string meaning, std::string bytes) {
    return conclude(
        "account-exhausted",
        "The proxy refuses the account, not the credentials: " + std::move(meaning) + ".",
        std::move(bytes),
        "Look at the account at whoever runs the proxy. Repeating the request changes nothing."
    );
}

Conclusion of_address(std::string meaning, std::string bytes) {
    return conclude(
        "address-not-allowed",
        "The proxy refuses the address that the request comes from: " + std::move(meaning) + ".",
        std::move(bytes),
        "Have the address of this machine, as the proxy sees it, put on the proxy's list."
    );
}

}  // namespace

std::optional<Conclusion> sellers_refusal(const Answer& answer) {
    const auto lines = error_lines(answer);
    const auto message = answer.status >= 400 ? message_in(answer) : "";
    const auto bytes = refusal_bytes(answer, lines, message);
    for (const auto& row : statuses) {
        if (row.status != answer.status) continue;
        const std::string meaning(row.meaning);
        return row.kind == Kind::address ? of_address(meaning, bytes) : of_account(meaning, bytes);
    }
    const bool may_be_refusal = !lines.empty() || answer.status == 407 || answer.status == 403;
    if (!may_be_refusal) return std::nullopt;
    const auto said = lines + "\n" + message;
    if (has_one_of(said, words_of_address)) return of_address("its own words say so", bytes);
    if (has_one_of(said, words_of_quota)) return of_account("its own words say so", bytes);
    return std::nullopt;
}

}  // namespace proxy407::ladder
