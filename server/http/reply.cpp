#include "http/reply.hpp"

#include "text/octets.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace proxy407::http {

namespace {

struct Phrase {
    int status;
    std::string_view text;
};

constexpr Phrase phrases[] = {
    {100, "Continue"},
    {101, "Switching Protocols"},
    {103, "Early Hints"},
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {203, "Non-Authoritative Information"},
    {204, "No Content"},
    {205, "Reset Content"},
    {206, "Partial Content"},
    {300, "Multiple Choices"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {407, "Proxy Authentication Required"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {425, "Too Early"},
    {426, "Upgrade Required"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {451, "Unavailable For Legal Reasons"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
    {508, "Loop Detected"},
    {511, "Network Authentication Required"},
};

bool has_no_content(int status) {
    return status < 200 || status == 204 || status == 304;
}

}  // namespace

Reply& Reply::set(std::string_view name, std::string_view value) {
    for (auto& [field, old] : fields) {
        if (!text::equal_ignoring_case(field, name)) continue;
        old = value;
        return *this;
    }
    return add(name, value);
}

Reply& Reply::add(std::string_view name, std::string_view value) {
    fields.emplace_back(name, value);
    return *this;
}

const std::string* Reply::find(std::string_view name) const {
    for (const auto& [field, value] : fields) {
        if (text::equal_ignoring_case(field, name)) return &value;
    }
    return nullptr;
}

std::string_view reason_phrase(int status) {
    for (const auto& phrase : phrases) {
        if (phrase.status == status) return phrase.text;
    }
    return "";
}

std::string http_date(std::time_t seconds) {
    constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> months = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    std::array<char, 64> buffer{};
    // Not strftime: its names follow the locale.
    const int size = std::snprintf(
        buffer.data(),
        buffer.size(),
        "%s, %02d %s %04d %02d:%02d:%02d GMT",
        days[static_cast<std::size_t>(utc.tm_wday)],
        utc.tm_mday,
        months[static_cast<std::size_t>(utc.tm_mon)],
        utc.tm_year + 1900,
        utc.tm_hour,
        utc.tm_min,
        utc.tm_sec
    );
    return {buffer.data(), static_cast<std::size_t>(size)};
}

std::string to_octets(const Reply& reply, const ReplyFraming& framing) {
    const auto reason = reply.reason.empty() ? reason_phrase(reply.status) : reply.reason;
    std::string out;
    out.reserve(256 + reply.body.size());
    out += "HTTP/1.1 " + std::to_string(reply.status) + " ";
    out += reason;
    out += "\r\n";
    for (const auto& [name, value] : reply.fields) {
        out += name;
        out += ": ";
        out += value;
        out += "\r\n";
    }
    // RFC 9110 section 9.3.6 and RFC 9112 section 6.1: a tunnel has neither length nor coding.
    const bool is_tunnel = framing.to_connect && reply.status >= 200 && reply.status < 300;
    const bool framed = !is_tunnel && !has_no_content(reply.status);
    if (framed) out += "Content-Length: " + std::to_string(reply.body.size()) + "\r\n";
    if (framing.close) {
        out += "Connection: close\r\n";
    } else if (framing.http10_keep_alive) {
        out += "Connection: keep-alive\r\n";
    }
    out += "\r\n";
    if (framed && !framing.to_head) out += reply.body;
    return out;
}

int status_of(std::string_view reply_octets) {
    if (reply_octets.size() < 12 || !reply_octets.starts_with("HTTP/1.")) return 0;
    int status = 0;
    const auto* begin = reply_octets.data() + 9;
    const auto [stopped, error] = std::from_chars(begin, begin + 3, status);
    return error == std::errc{} && stopped == begin + 3 ? status : 0;
}

}  // namespace proxy407::http
