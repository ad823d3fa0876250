#include "http/unreadable.hpp"

namespace proxy407::http {

namespace {

constexpr std::string_view http2_preface = "PRI * HTTP/2.0\r\n";

/// The longest registered method has 17 octets.
constexpr std::size_t longest_method = 64;

/// Of the octets that no head begins with; the second one makes sure.
Protocol by_two_octets(char first, char second) {
    if (first == 0x16) return second == 3 ? Protocol::tls : Protocol::other;
    if (first == 5) return second != 0 ? Protocol::socks : Protocol::other;  // count of methods
    if (first == 4) return second == 1 || second == 2 ? Protocol::socks : Protocol::other;
    return Protocol::other;
}

}  // namespace

std::optional<Protocol> protocol_of(std::string_view received) {
    if (received.starts_with(http2_preface)) return Protocol::http2;
    if (http2_preface.starts_with(received)) return std::nullopt;
    const char first = received.front();
    const bool telling = first == 0x16 || first == 4 || first == 5;
    if (!telling) return Protocol::other;
    if (received.size() < 2) return std::nullopt;
    return by_two_octets(first, received[1]);
}

std::optional<Complaint> judge_first_octets(std::string_view received) {
    switch (protocol_of(received).value_or(Protocol::other)) {
        case Protocol::other: return std::nullopt;
        case Protocol::tls:
            return Complaint{
                400,
                "tls-on-plain-port",
                "The client began TLS where a request of HTTP was due. To a plain HTTP proxy the "
                "URL is http://, not https://, also for https targets, and TLS begins after a "
                "CONNECT that was granted."};
        case Protocol::http2:
            return Complaint{
                505, "http2-preface", "The client began HTTP/2 unasked; HTTP/1.1 is spoken here."};
        case Protocol::socks:
            return Complaint{
                400,
                "socks-on-http-port",
                "The client began SOCKS where a request of HTTP was due. The URL of an HTTP proxy "
                "begins with http://."};
    }
    return std::nullopt;
}

Complaint judge_oversize(HeadReader::State state, std::string_view received) {
    if (state != HeadReader::State::request_line_too_large) {
        return {431, "head-too-large", "The head of the request is too large."};
    }
    const auto begin = received.find_first_not_of("\r\n");
    const auto line = received.substr(begin == received.npos ? received.size() : begin);
    if (line.find(' ') > longest_method) {
        return {501, "method-too-long", "The method is longer than any method known."};
    }
    return {414, "request-line-too-large", "The request line is too long."};
}

Complaint judge_cut_off() {
    return {400, "head-cut-off", "The client stopped in the middle of a head."};
}

}  // namespace proxy407::http
