#include "decision/request.hpp"

#include "http/target.hpp"
#include "text/octets.hpp"

namespace proxy407::decision {

namespace {

/// The host of a Host field, without port and brackets.
std::string_view host_part(std::string_view value) {
    if (value.starts_with('[')) return value.substr(1, value.find(']') - 1);
    return value.substr(0, value.find(':'));
}

}  // namespace

Request::Request(const http::RequestHead& whole)
    : head(whole),
      message(http::judge_message(whole)),
      credentials(http::sent_credentials(whole)) {}

http::Framing Request::rest() const {
    auto rest = message.framing;
    if (content) {
        rest.body = http::Framing::Body::none;
        rest.expects_continue = false;
    }
    return rest;
}

std::vector<std::string> head_remarks(const http::RequestHead& head) {
    std::vector<std::string> remarks;
    if (head.first("Proxy-Connection")) remarks.emplace_back("proxy-connection-sent");
    if (head.is_connect() && head.minor_version == 0) remarks.emplace_back("connect-in-http-1.0");
    if (head.is_connect() && head.first("Authorization")) {
        remarks.emplace_back("authorization-on-connect");
    }
    const auto host = head.first("Host");
    const auto target = http::target_host(head);
    // RFC 9112 allows Host with and without port on CONNECT: hosts are compared.
    if (host && target && !text::equal_ignoring_case(host_part(*host), *target)) {
        remarks.emplace_back("host-differs-from-target");
    }
    return remarks;
}

}  // namespace proxy407::decision
