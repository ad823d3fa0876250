#include "scenario/scheme_from_json.hpp"

#include "http/grammar.hpp"
#include "text/octets.hpp"

namespace proxy407::scenario {

namespace {

std::vector<std::string> bearer_tokens(const json::Node& array, json::Complaints& complaints) {
    array.each([&](const json::Node& node) {
        if (http::is_token68(node.text())) return;
        complaints.wrong(
            node, "letters, digits and - . _ ~ + /, = at the end only (RFC 6750 section 2.1)"
        );
    });
    return array.texts();
}

auth::Scheme bearer(
    const json::Node& node, const std::string& realm, json::Complaints& complaints
) {
    auth::BearerPolicy bearer;
    bearer.realm = realm;
    if (node.has("scope")) bearer.scope = complaints.field_text(node["scope"]);
    bearer.tokens = bearer_tokens(node["tokens"], complaints);
    if (node.has("expired_tokens")) {
        bearer.expired_tokens = bearer_tokens(node["expired_tokens"], complaints);
    }
    return bearer;
}

auth::Scheme token(const json::Node& node, const std::string& realm, json::Complaints& complaints) {
    const auto name = node["name"].text();
    const auto value = complaints.field_text(node["value"]);
    if (!http::is_token(name)) complaints.wrong(node["name"], "the name of a scheme (a token)");
    if (value.empty() || text::trim(value) != value) {
        complaints.wrong(node["value"], "a text that neither begins nor ends with a blank");
    }
    return auth::TokenPolicy{name, value, realm};
}

/// Sent as it is, so it must not end its line; a tab is white space (RFC 9110 section 5.6.3).
auth::Scheme raw(const json::Node& node, json::Complaints& complaints) {
    auto without_tabs = node.text();
    std::erase(without_tabs, '\t');
    if (text::has_control(without_tabs)) {
        complaints.wrong(node, "a text without control characters but tabs");
    }
    return auth::RawPolicy{node.text()};
}

auth::Scheme negotiate(const json::Node& node) {
    const auto keytab = node.has("keytab") ? node["keytab"].text() : "";
    return auth::HandshakePolicy{auth::HandshakePolicy::Mechanism::negotiate, keytab};
}

}  // namespace

std::optional<auth::Scheme> scheme_of_token_or_handshake(
    const json::Node& node, const std::string& realm, json::Complaints& complaints
) {
    if (node.is("scheme", "bearer")) return bearer(node, realm, complaints);
    if (node.is("scheme", "token")) return token(node, realm, complaints);
    if (node.is("scheme", "raw")) return raw(node["challenge"], complaints);
    if (node.is("scheme", "ntlm")) return auth::HandshakePolicy{};
    if (node.is("scheme", "negotiate")) return negotiate(node);
    return std::nullopt;
}

}  // namespace proxy407::scenario
