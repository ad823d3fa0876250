#include "decision/target_rule.hpp"

#include "text/octets.hpp"

#include <string>

namespace proxy407::decision {

namespace {

http::Complaint complaint(std::string finding, http::Sentence message) {
    return {400, std::move(finding), std::move(message)};
}

http::Complaint origin_form(const http::RequestHead& head) {
    return complaint(
        "origin-form-target",
        "This port is a proxy, and it got " +
            http::Sentence::received(
                std::string(head.method()) + " " + std::string(head.target())
            ) +
            ", the form a client uses with the target itself. Give this address to the client as "
            "its proxy (curl -x, http_proxy), not as the URL."
    );
}

/// ": the port is missing."
std::string because(const std::string& mistake) {
    return mistake.empty() ? "." : ": " + mistake + ".";
}

Destination connect_destination(const http::RequestHead& head) {
    if (auto authority = http::parse_connect_target(head.target())) return *authority;
    return complaint(
        "connect-target",
        "CONNECT takes host:port and nothing else; it came with " +
            http::Sentence::received(head.target()) +
            because(http::connect_target_mistake(head.target()))
    );
}

http::Complaint connect_in_other_case(const http::RequestHead& head) {
    return complaint(
        "connect-not-in-capitals",
        "The method " + http::Sentence::received(head.method()) +
            " is not CONNECT: methods are case-sensitive (RFC 9110 section 9.1)."
    );
}

http::Complaint authority_form(const http::RequestHead& head) {
    return complaint(
        "target-form",
        "The request-target " + http::Sentence::received(head.target()) +
            " is host and port, which only CONNECT takes; with " +
            http::Sentence::received(head.method()) + " comes an absolute URL."
    );
}

Destination absolute_destination(const http::RequestHead& head) {
    const auto target = http::parse_absolute_target(head.target());
    if (!target) {
        return complaint(
            "target-not-a-uri",
            "The request-target " + http::Sentence::received(head.target()) + " is no valid URI" +
                because(http::absolute_target_mistake(head.target()))
        );
    }
    if (target->scheme == "https") {
        return complaint(
            "https-without-connect",
            "The client asked the proxy to fetch an https:// URL in clear text. For https it must "
            "open a tunnel with CONNECT " +
                http::to_string(target->authority) + "."
        );
    }
    if (target->scheme != "http") {
        return complaint(
            "scheme-not-served",
            "This proxy fetches http:// URLs and opens tunnels; it got " +
                http::Sentence::received(target->scheme + ":") + "."
        );
    }
    if (target->has_userinfo) {
        return complaint(
            "userinfo-in-target",
            "The request-target carries user information before an @. A client must take it out of "
            "the URL and send it in a field."
        );
    }
    if (target->has_fragment) {
        return complaint(
            "fragment-in-target", "The part after # must not be sent in a request-target."
        );
    }
    return target->authority;
}

}  // namespace

Destination destination(const http::RequestHead& head) {
    if (head.is_connect()) return connect_destination(head);
    if (text::equal_ignoring_case(head.method(), "CONNECT")) return connect_in_other_case(head);
    switch (head.form) {
        case http::TargetForm::absolute: return absolute_destination(head);
        case http::TargetForm::origin:
        case http::TargetForm::asterisk: return origin_form(head);
        case http::TargetForm::authority: return authority_form(head);
        case http::TargetForm::invalid: break;
    }
    return complaint(
        "target-form",
        "The request-target " + http::Sentence::received(head.target()) +
            " is in no form that a proxy can act on; it takes an absolute URL with its scheme."
    );
}

}  // namespace proxy407::decision
