#include "scenario/model_from_json.hpp"

#include "json/node.hpp"
#include "scenario/defaults.hpp"
#include "scenario/handout_from_json.hpp"
#include "scenario/overrides.hpp"
#include "scenario/reply_from_json.hpp"
#include "scenario/scheme_from_json.hpp"
#include "scenario/script_from_json.hpp"
#include "scenario/sense.hpp"
#include "scenario/session_parameters_from_json.hpp"

#include <nlohmann/json.hpp>

namespace proxy407::scenario {

namespace {

class Builder {
public:
    explicit Builder(json::Complaints& complaints) : complaints_(complaints) {}

    Scenario scenario(const json::Node& root) {
        Scenario scenario;
        say_what_it_is(scenario, root);
        scenario.users = accounts(root["users"]);
        if (root.has("accounts")) scenario.rules = rules(root["accounts"]);
        if (root.has("listener")) scenario.listener = listener(root["listener"]);
        if (root.has("origin")) scenario.origin = origin(root["origin"]);
        if (root.has("second_proxy")) scenario.second_proxy = second_proxy(root["second_proxy"]);
        scenario.direct_origin = root.is_true("direct_origin");
        if (root.has("handout")) {
            scenario.handout = handout(root["handout"], complaints_);
            check_handout(scenario, root["handout"], complaints_);
        }
        scenario.steps = steps(root["proxy"]);
        scenario.script_owner = script_owner(root["proxy"]);
        scenario.first_credentials_count = root["proxy"].is("several_credentials", "first");
        give_accounts(scenario, root);
        scenario.expect = expectations(scenario, root);
        check_sense(scenario, root, complaints_);
        check_overrides(root["proxy"], complaints_);
        for (const auto& warning : complaints_.warnings())
            scenario.warnings.push_back(to_string(warning));
        return scenario;
    }

private:
    void say_what_it_is(Scenario& scenario, const json::Node& root) {
        scenario.id = root.has("id") ? root["id"].text() : id_of(complaints_.file());
        scenario.title = root.has("title") ? root["title"].text() : scenario.id;
        scenario.story = root["story"].text();
        scenario.family = root.has("family") ? root["family"].text() : "own";
        scenario.links = root["links"].texts();
    }

    /// Users and client, each as the other one where it is left out.
    void give_accounts(Scenario& scenario, const json::Node& root) {
        if (root.has("client")) scenario.client = account(root["client"]);
        if (!root.has("client") && !root.is_null("client"))
            scenario.client = usual_client(scenario);
        if (!root.has("users") && scenario.client) scenario.users = {*scenario.client};
    }

    static Weight weight(const json::Node& node) {
        if (node.is("weight", "should")) return Weight::should;
        if (node.is("weight", "practice")) return Weight::practice;
        return node.is("weight", "observed") ? Weight::observed : Weight::must;
    }

    std::vector<Expectation> expectations(const Scenario& scenario, const json::Node& root) {
        if (!root.has("expect")) return usual_expectations(scenario);
        std::vector<Expectation> found;
        root["expect"].each([&](const json::Node& node) {
            found.push_back(
                {node["check"].text(),
                 node["value"].number<int>(),
                 weight(node),
                 node.is_true("subject")}
            );
        });
        return found;
    }

    void wrong(const json::Node& node, std::string found, std::string expected) {
        complaints_.wrong(node, std::move(found), std::move(expected));
    }

    void wrong(const json::Node& node, std::string expected) {
        complaints_.wrong(node, std::move(expected));
    }

    std::string octets(const json::Node& node) { return complaints_.octets(node); }

    std::string field_text(const json::Node& node) { return complaints_.field_text(node); }

    auth::Account account(const json::Node& node) {
        return {octets(node["user"]), octets(node["password"])};
    }

    auth::Accounts accounts(const json::Node& array) {
        auth::Accounts found;
        array.each([&](const json::Node& node) { found.push_back(account(node)); });
        return found;
    }

    std::vector<Network> networks(const json::Node& array) {
        std::vector<Network> found;
        array.each([&](const json::Node& node) {
            const auto network = parse_network(node.text());
            if (network) found.push_back(*network);
            if (!network) wrong(node, "an IP address or a CIDR block such as \"10.0.0.0/8\"");
        });
        return found;
    }

    static Scenario::ScriptOwner script_owner(const json::Node& proxy) {
        if (proxy.is("script", "per-address")) return Scenario::ScriptOwner::address;
        if (proxy.is("script", "per-connection")) return Scenario::ScriptOwner::connection;
        return Scenario::ScriptOwner::proxy;
    }

    Listener listener(const json::Node& node) {
        Listener listener;
        listener.refuses = node.is_true("refuses");
        listener.tls = node.is_true("tls");
        if (node.has("proxy_protocol_from")) {
            listener.proxy_protocol_from = networks(node["proxy_protocol_from"]);
        }
        return listener;
    }

    Origin origin(const json::Node& node) {
        Origin origin;
        if (node.has("status")) origin.status = node["status"].number<int>();
        if (node.has("fields")) origin.fields = field_overrides(node["fields"], complaints_);
        if (node.has("body")) origin.body = body_text(node["body"]);
        if (!node.has("forward")) return origin;
        origin.forward = true;
        node["forward"].each([&](const json::Node& destination) {
            auto place = http::parse_place(destination.text());
            if (auto* authority = std::get_if<http::Authority>(&place)) {
                origin.allowed.push_back(std::move(*authority));
            } else {
                wrong(destination, "host:port (" + std::get<std::string>(place) + ")");
            }
        });
        if (origin.status) {
            wrong(node, "\"status\" and \"forward\"", "one of them: a real host answers by itself");
        }
        return origin;
    }

    SecondProxy second_proxy(const json::Node& node) {
        SecondProxy second;
        node["authentication"].each([&](const json::Node& one) {
            second.schemes.push_back(scheme(one));
        });
        if (node.has("client")) second.client = account(node["client"]);
        second.users = accounts(node["users"]);
        return second;
    }

    auth::Scheme scheme(const json::Node& node) {
        const auto realm = node.has("realm") ? field_text(node["realm"]) : "proxy407";
        if (auto other = scheme_of_token_or_handshake(node, realm, complaints_)) return *other;
        if (node.is("scheme", "basic")) return auth::BasicPolicy{realm, node.has("charset")};
        return digest(node, realm);
    }

    auth::DigestPolicy digest(const json::Node& node, const std::string& realm) {
        using Policy = auth::DigestPolicy;
        Policy digest;
        digest.realm = realm;
        digest.charset_utf8 = node.has("charset");
        digest.names_algorithm = !node.is("algorithm", "unnamed");
        if (!digest.names_algorithm) {
            digest.algorithm = auth::DigestAlgorithm::md5;
        } else if (node.has("algorithm")) {
            digest.algorithm = *auth::digest_algorithm(node["algorithm"].text());
        }
        if (node.has("qop")) digest.qop = node["qop"].texts();
        if (node.has("domain")) digest.domain = field_text(node["domain"]);
        if (node.has("qop_separator")) digest.qop_separator = node["qop_separator"].text();
        if (node.has("opaque")) digest.opaque = field_text(node["opaque"]);
        if (node.has("nonce_lifetime_seconds")) {
            digest.nonce_lifetime =
                std::chrono::seconds(node["nonce_lifetime_seconds"].number<int>());
        }
        if (node.has("nonce_uses")) digest.nonce_uses = node["nonce_uses"].number<unsigned>();
        if (node.is("counts", "increasing")) digest.counts = Policy::Counts::increasing;
        if (node.is("rspauth", "right")) digest.rspauth = Policy::Rspauth::right;
        if (node.is("rspauth", "wrong")) digest.rspauth = Policy::Rspauth::wrong;
        digest.nextnonce = node.is_true("nextnonce");
        digest.userhash = node.is_true("userhash");
        digest.strict_uri = node.is_true("strict_uri");
        return digest;
    }

    Allowlist allowlist(const json::Node& node) {
        Allowlist allowlist;
        allowlist.addresses = networks(node["addresses"]);
        if (node.is("credentials", "refuse")) {
            allowlist.with_credentials = Allowlist::WithCredentials::refuse;
        }
        return allowlist;
    }

    /// Replaces in `step` what the node says.
    void put(Step& step, const json::Node& node) {
        if (node.has("authentication")) {
            step.schemes.clear();
            node["authentication"].each([&](const json::Node& one) {
                step.schemes.push_back(scheme(one));
            });
        }
        if (node.has("allowlist")) step.allowlist = allowlist(node["allowlist"]);
        if (node.has("combine")) {
            step.combine = node.is("combine", "any") ? Step::Combine::any : Step::Combine::all;
        }
        if (node.has("refusal")) {
            step.refusal = scenario::refusal(node["refusal"], complaints_);
            step.refusal_cases = refusal_cases(node["refusal"], step.refusal, complaints_);
        }
        if (node.has("fault")) step.fault = scenario::fault(node["fault"]);
        if (node.has("answer")) step.answer = fixed_answer(node["answer"], complaints_);
        if (node.has("tunnel")) step.tunnel = scenario::tunnel(node["tunnel"], complaints_);
    }

    /// What `key` says for one kind of request, in the proxy and then in the step.
    std::shared_ptr<const Step> kind(
        const Step& step, const char* key, const std::vector<json::Node>& nodes
    ) {
        std::shared_ptr<Step> made;
        for (const auto& node : nodes) {
            if (!node.has(key)) continue;
            if (!made) made = std::make_shared<Step>(step);
            put(*made, node[key]);
        }
        return made;
    }

    void put_kinds(Step& step, const std::vector<json::Node>& nodes) {
        step.connect = kind(step, "connect", nodes);
        step.plain = kind(step, "plain", nodes);
    }

    std::vector<Step> steps(const json::Node& proxy) {
        Step base;
        put(base, proxy);
        if (!proxy.has("steps")) {
            put_kinds(base, {proxy});
            return {base};
        }
        std::vector<Step> steps;
        const auto script = proxy["steps"];
        script.each([&](const json::Node& node) {
            Step step = base;
            put(step, node);
            step.name = node["name"].text();
            if (node.has("users")) step.users = accounts(node["users"]);
            if (node.has("until"))
                step.until = transitions(node["until"], script, steps.size(), complaints_);
            const bool last = steps.size() + 1 == script.value.size();
            if (!last && step.until.empty() && complaints_.is_sound(node.path + "/until"))
                wrong(node, "a step that never ends", "\"until\", or no step after it");
            put_kinds(step, {proxy, node});
            steps.push_back(std::move(step));
        });
        return steps;
    }

    std::vector<AccountRule> rules(const json::Node& array) {
        std::vector<AccountRule> found;
        array.each([&](const json::Node& node) {
            AccountRule rule;
            rule.user = octets(node["user"]);
            rule.parameters = session_parameters(node, complaints_);
            if (node.has("addresses")) rule.addresses = networks(node["addresses"]);
            if (node.has("requests")) rule.requests = node["requests"].number<std::uint32_t>();
            if (node.has("refused")) rule.refused = fixed_answer(node["refused"], complaints_);
            found.push_back(std::move(rule));
        });
        return found;
    }

    json::Complaints& complaints_;
};

}  // namespace

Scenario model_from_json(const nlohmann::json& root, json::Complaints& complaints) {
    return Builder(complaints).scenario({root, ""});
}

}  // namespace proxy407::scenario
