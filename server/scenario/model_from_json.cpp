#include "scenario/model_from_json.hpp"

#include "http/grammar.hpp"
#include "scenario/validate.hpp"
#include "text/base64.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace proxy407::scenario {

namespace {

using nlohmann::json;

/// A value and its place.
struct Node {
    const json& value;
    std::string path;

    bool has(const char* key) const { return value.contains(key); }

    Node operator[](const char* key) const {
        return {value.at(key), path + '/' + pointer_token(key)};
    }

    Node item(std::size_t index) const {
        return {value.at(index), path + '/' + std::to_string(index)};
    }

    std::string text() const { return value.get<std::string>(); }

    bool is(const char* key, const char* word) const { return has(key) && value.at(key) == word; }

    bool is_true(const char* key) const { return has(key) && value.at(key).get<bool>(); }
};

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) {
        return c < 0x20 || c == 0x7f;
    });
}

class Builder {
public:
    Builder(const Positions& positions, std::string_view file, Mistakes& mistakes)
        : positions_(positions), file_(file), mistakes_(mistakes) {}

    Scenario scenario(const Node& root) {
        Scenario scenario;
        scenario.id = root["id"].text();
        scenario.title = root["title"].text();
        scenario.story = root["story"].text();
        scenario.family = root["family"].text();
        scenario.links = root["links"].value.get<std::vector<std::string>>();
        if (!root["client"].value.is_null()) scenario.client = account(root["client"]);
        each(root["users"], [&](const Node& user) { scenario.users.push_back(account(user)); });
        if (root.has("listener")) scenario.listener = listener(root["listener"]);
        if (root.has("origin")) scenario.origin = origin(root["origin"]);
        scenario.steps = steps(root["proxy"]);
        each(root["expect"], [&](const Node& node) {
            scenario.expect.push_back(
                {node["check"].text(), node.has("value") ? node["value"].value.get<int>() : 0}
            );
        });
        check_id(root["id"]);
        check_basic_users(scenario, root["users"]);
        check_ntlm_users(scenario, root["users"]);
        if (scenario.expect.empty() && !scenario.listener.refuses) {
            wrong(root["expect"], "[]", "at least one check, as the proxy sees the client");
        }
        return scenario;
    }

private:
    template <class Take>
    static void each(const Node& array, Take take) {
        for (std::size_t i = 0; i < array.value.size(); ++i) take(array.item(i));
    }

    void wrong(const Node& node, std::string found, std::string expected) {
        Mistake mistake{file_, node.path, 0, 0, std::move(found), std::move(expected)};
        positions_.locate(mistake);
        mistakes_.push_back(std::move(mistake));
    }

    void wrong(const Node& node, std::string expected) {
        wrong(node, shown(node.value), std::move(expected));
    }

    std::string octets(const Node& node) {
        if (node.value.is_string()) return text::nfc(node.text());
        const auto decoded = text::base64_decode(node["base64"].text());
        if (!decoded) wrong(node["base64"], "base64 with padding (RFC 4648 section 4)");
        return decoded.value_or("");
    }

    auth::Account account(const Node& node) {
        return {octets(node["user"]), octets(node["password"])};
    }

    std::vector<Network> networks(const Node& array) {
        std::vector<Network> found;
        each(array, [&](const Node& node) {
            const auto network = parse_network(node.text());
            if (network) found.push_back(*network);
            if (!network) wrong(node, "an IP address or a CIDR block such as \"10.0.0.0/8\"");
        });
        return found;
    }

    /// A text that goes into a field value as it is (RFC 9110 section 5.5).
    std::string field_text(const Node& node) {
        if (has_control(node.text())) wrong(node, "a text without control characters");
        return node.text();
    }

    Listener listener(const Node& node) {
        Listener listener;
        listener.refuses = node.is_true("refuses");
        listener.tls = node.is_true("tls");
        if (node.has("proxy_protocol_from")) {
            listener.proxy_protocol_from = networks(node["proxy_protocol_from"]);
        }
        return listener;
    }

    Origin origin(const Node& node) {
        Origin origin;
        if (node.has("status")) origin.status = node["status"].value.get<int>();
        if (!node.has("forward")) return origin;
        origin.forward = true;
        origin.allowed = node["forward"].value.get<std::vector<std::string>>();
        each(node["forward"], [&](const Node& destination) {
            if (!has_port(destination.text())) wrong(destination, "host:port, port 1 to 65535");
        });
        if (origin.status) {
            wrong(node, "\"status\" and \"forward\"", "one of them: a real host answers by itself");
        }
        return origin;
    }

    static bool has_port(std::string_view destination) {
        const auto digits = destination.substr(destination.rfind(':') + 1);
        std::uint16_t port = 0;
        const auto* end = digits.data() + digits.size();
        const auto [stop, error] = std::from_chars(digits.data(), end, port);
        return error == std::errc{} && stop == end && port != 0;
    }

    auth::Scheme bearer(const Node& node, const std::string& realm) {
        auth::BearerPolicy bearer{realm, {}, {}, {}};
        if (node.has("scope")) bearer.scope = field_text(node["scope"]);
        bearer.tokens = bearer_tokens(node["tokens"]);
        if (node.has("expired_tokens")) {
            bearer.expired_tokens = bearer_tokens(node["expired_tokens"]);
        }
        return bearer;
    }

    std::vector<std::string> bearer_tokens(const Node& array) {
        each(array, [&](const Node& node) {
            if (http::is_token68(node.text())) return;
            wrong(
                node, "letters, digits and - . _ ~ + /, = at the end only (RFC 6750 section 2.1)"
            );
        });
        return array.value.get<std::vector<std::string>>();
    }

    auth::Scheme token(const Node& node, const std::string& realm) {
        const auto name = node["name"].text();
        const auto value = field_text(node["value"]);
        if (!http::is_token(name)) wrong(node["name"], "the name of a scheme (a token)");
        if (value.empty() || text::trim(value) != value) {
            wrong(node["value"], "a text that neither begins nor ends with a blank");
        }
        return auth::TokenPolicy{name, value, realm};
    }

    /// Sent as it is, so it must not end its line; a tab is white space (RFC 9110 section 5.6.3).
    auth::Scheme raw(const Node& node) {
        auto without_tabs = node.text();
        std::erase(without_tabs, '\t');
        if (has_control(without_tabs)) wrong(node, "a text without control characters but tabs");
        return auth::RawPolicy{node.text()};
    }

    auth::Scheme scheme(const Node& node) {
        const auto realm = node.has("realm") ? field_text(node["realm"]) : "proxy407";
        if (node.is("scheme", "ntlm")) return auth::HandshakePolicy{};
        if (node.is("scheme", "negotiate")) {
            const auto keytab = node.has("keytab") ? node["keytab"].text() : "";
            return auth::HandshakePolicy{auth::HandshakePolicy::Mechanism::negotiate, keytab};
        }
        if (node.is("scheme", "bearer")) return bearer(node, realm);
        if (node.is("scheme", "token")) return token(node, realm);
        if (node.is("scheme", "raw")) return raw(node["challenge"]);
        if (node.is("scheme", "basic")) return auth::BasicPolicy{realm, node.has("charset")};
        auth::DigestPolicy digest;
        digest.realm = realm;
        digest.charset_utf8 = node.has("charset");
        if (node.has("algorithm")) {
            digest.algorithm = *auth::digest_algorithm(node["algorithm"].text());
        }
        if (node.has("qop")) digest.qop = node["qop"].value.get<std::vector<std::string>>();
        if (node.has("opaque")) digest.opaque = field_text(node["opaque"]);
        if (node.has("nonce_lifetime_seconds")) {
            digest.nonce_lifetime =
                std::chrono::seconds(node["nonce_lifetime_seconds"].value.get<int>());
        }
        if (node.has("nonce_uses")) digest.nonce_uses = node["nonce_uses"].value.get<unsigned>();
        digest.strict_uri = node.is_true("strict_uri");
        return digest;
    }

    Allowlist allowlist(const Node& node) {
        Allowlist allowlist;
        allowlist.addresses = networks(node["addresses"]);
        if (node.is("credentials", "refuse")) {
            allowlist.with_credentials = Allowlist::WithCredentials::refuse;
        }
        return allowlist;
    }

    static Refusal refusal(const Node& node) {
        Refusal refusal;
        if (node.has("status")) refusal.status = node["status"].value.get<int>();
        if (node.is("challenge", "none")) refusal.challenge = Refusal::Challenge::none;
        if (node.is("challenge", "www-authenticate")) {
            refusal.challenge = Refusal::Challenge::www_authenticate;
        }
        refusal.keep_alive_on_connect = node.is_true("keep_alive_on_connect");
        return refusal;
    }

    static Fault fault(const Node& node) {
        Fault fault;
        if (node.is("at", "accept")) fault.at = Fault::At::accept;
        if (node.is("do", "reset")) fault.effect = Fault::Do::reset;
        if (node.is("do", "silence")) fault.effect = Fault::Do::silence;
        return fault;
    }

    FixedAnswer answer(const Node& node) {
        FixedAnswer answer;
        answer.status = node["status"].value.get<int>();
        if (node.has("body")) answer.body = node["body"].text();
        if (!node.has("fields")) return answer;
        const auto fields = node["fields"];
        for (const auto& [name, unused] : fields.value.items()) {
            if (!http::is_token(name)) wrong(fields[name.c_str()], "a field name (a token)");
            answer.fields.emplace_back(name, field_text(fields[name.c_str()]));
        }
        return answer;
    }

    /// Replaces in `step` what the node says.
    void put(Step& step, const Node& node) {
        if (node.has("authentication")) {
            step.schemes.clear();
            each(node["authentication"], [&](const Node& one) {
                step.schemes.push_back(scheme(one));
            });
        }
        if (node.has("allowlist")) step.allowlist = allowlist(node["allowlist"]);
        if (node.has("combine")) {
            step.combine = node.is("combine", "any") ? Step::Combine::any : Step::Combine::all;
        }
        if (node.has("refusal")) step.refusal = refusal(node["refusal"]);
        if (node.has("fault")) step.fault = fault(node["fault"]);
        if (node.has("answer")) step.answer = answer(node["answer"]);
    }

    std::vector<Step> steps(const Node& proxy) {
        Step base;
        put(base, proxy);
        if (!proxy.has("steps")) return {base};
        std::vector<Step> steps;
        const auto script = proxy["steps"];
        each(script, [&](const Node& node) {
            Step step = base;
            put(step, node);
            step.name = node["name"].text();
            if (node.has("requests")) step.requests = node["requests"].value.get<unsigned>();
            const bool last = steps.size() + 1 == script.value.size();
            if (!last && step.requests == 0) wrong(node, "no \"requests\"", "it, or no step after");
            if (last && step.requests != 0) {
                wrong(node["requests"], "no such key: the last step never ends");
            }
            steps.push_back(std::move(step));
        });
        return steps;
    }

    void check_id(const Node& id) {
        auto name = file_.substr(file_.rfind('/') + 1);
        if (name.ends_with(".json")) name.resize(name.size() - 5);
        if (id.text() != name) wrong(id, "the file's name, \"" + name + '"');
    }

    template <class Policy>
    static bool offers(const Scenario& scenario) {
        const auto is_policy = [](const auth::Scheme& scheme) {
            return std::holds_alternative<Policy>(scheme);
        };
        return std::any_of(scenario.steps.begin(), scenario.steps.end(), [&](const Step& step) {
            return std::any_of(step.schemes.begin(), step.schemes.end(), is_policy);
        });
    }

    /// The library of NTLM is told of users in a file of lines with colons (gss-ntlmssp).
    void check_ntlm_users(const Scenario& scenario, const Node& users) {
        if (!offers<auth::HandshakePolicy>(scenario)) return;
        for (std::size_t i = 0; i < scenario.users.size(); ++i) {
            const auto both = scenario.users[i].user + scenario.users[i].password;
            if (both.find(':') == std::string::npos && !has_control(both)) continue;
            wrong(users.item(i), "an account without colons and control characters, for NTLM");
        }
    }

    /// Basic can't carry a user-id with a colon (RFC 7617 section 2): nobody could ever log in.
    void check_basic_users(const Scenario& scenario, const Node& users) {
        const bool basic = offers<auth::BasicPolicy>(scenario);
        for (std::size_t i = 0; basic && i < scenario.users.size(); ++i) {
            if (scenario.users[i].user.find(':') == std::string::npos) continue;
            wrong(users.item(i)["user"], "a name without a colon, as Basic can't carry one");
        }
    }

    const Positions& positions_;
    std::string file_;
    Mistakes& mistakes_;
};

}  // namespace

Scenario model_from_json(
    const json& root, const Positions& positions, std::string_view file, Mistakes& mistakes
) {
    return Builder(positions, file, mistakes).scenario({root, ""});
}

}  // namespace proxy407::scenario
