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

void put_head_lines(std::string& out, const Reply& reply, bool http10) {
    out += http10 ? "HTTP/1.0 " : "HTTP/1.1 ";
    out += std::to_string(reply.status);
    out += ' ';
    out += reply.reason.empty() ? reason_phrase(reply.status) : reply.reason;
    out += "\r\n";
    for (const auto& [name, value] : reply.fields) {
        out += name;
        out += ": ";
        out += value;
        out += "\r\n";
    }
}

bool is_chunked(ReplyFraming::Body body) {
    return body == ReplyFraming::Body::chunked || body == ReplyFraming::Body::length_and_chunked;
}

void put_framing(std::string& out, const Reply& reply, ReplyFraming::Body body) {
    const bool says_length =
        body == ReplyFraming::Body::length || body == ReplyFraming::Body::length_and_chunked;
    if (says_length && reply.find("Content-Length") == nullptr) {
        out += "Content-Length: " + std::to_string(reply.body.size()) + "\r\n";
    }
    if (is_chunked(body)) out += "Transfer-Encoding: chunked\r\n";
}

void put_content(std::string& out, const std::string& content, ReplyFraming::Body body) {
    if (!is_chunked(body)) {
        out += content;
        return;
    }
    if (!content.empty()) {
        std::array<char, 24> size{};
        std::snprintf(size.data(), size.size(), "%zx\r\n", content.size());
        out += size.data();
        out += content + "\r\n";
    }
    out += "0\r\n\r\n";
}

std::string written_date(std::time_t seconds) {
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

bool has_no_content(int status) {
    return status < 200 || status == 204 || status == 304;
}

std::string http_date(std::time_t seconds) {
    // Thousands of replies have the same.
    thread_local std::pair<std::time_t, std::string> last{seconds, written_date(seconds)};
    if (last.first != seconds) last = {seconds, written_date(seconds)};
    return last.second;
}

std::string to_octets(const Reply& reply, const ReplyFraming& framing) {
    std::string out;
    out.reserve(256 + reply.body.size());
    put_head_lines(out, reply, framing.http10);
    // RFC 9110 section 9.3.6 and RFC 9112 section 6.1: a tunnel has neither length nor coding.
    const bool is_tunnel = framing.to_connect && reply.status >= 200 && reply.status < 300;
    const bool framed = !is_tunnel && !has_no_content(reply.status);
    if (framed) put_framing(out, reply, framing.body);
    if (framing.close) {
        out += "Connection: close\r\n";
    } else if (framing.http10_keep_alive) {
        out += "Connection: keep-alive\r\n";
    }
    out += "\r\n";
    if (framed && !framing.to_head) put_content(out, reply.body, framing.body);
    return out;
}

std::string interim_to_octets(const Reply& reply) {
    std::string out;
    put_head_lines(out, reply, false);
    return out + "\r\n";
}

std::string_view final_head(std::string_view reply_octets) {
    while (true) {
        const auto end = reply_octets.find("\r\n\r\n");
        const int status = status_of(reply_octets);
        if (end == reply_octets.npos) return reply_octets;
        const bool interim = status >= 100 && status < 200 && status != 101;
        if (!interim || end + 4 == reply_octets.size()) return reply_octets.substr(0, end + 4);
        reply_octets.remove_prefix(end + 4);
    }
}

int status_of(std::string_view reply_octets) {
    if (reply_octets.size() < 12 || !reply_octets.starts_with("HTTP/1.")) return 0;
    int status = 0;
    const auto* begin = reply_octets.data() + 9;
    const auto [stopped, error] = std::from_chars(begin, begin + 3, status);
    return error == std::errc{} && stopped == begin + 3 ? status : 0;
}

}  // namespace proxy407::http
