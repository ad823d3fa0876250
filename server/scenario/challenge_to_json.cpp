#include "scenario/challenge_to_json.hpp"

#include "auth/basic.hpp"
#include "auth/digest.hpp"
#include "http/credentials.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string_view>

namespace proxy407::scenario {

namespace {

using Json = nlohmann::ordered_json;

std::string value_of(const http::Credentials& challenge, std::string_view name) {
    const auto* found = challenge.find(name);
    return found ? found->value : "";
}

/// Are there parameters that a scenario has no key for?
bool has_others(const http::Credentials& challenge, const std::set<std::string_view>& known) {
    return std::ranges::any_of(challenge.parameters, [&](const http::AuthParameter& one) {
        return !known.contains(one.name);
    });
}

/// The options of qop, and what stands between them.
std::vector<std::string> options_of(std::string_view qop, std::string& separator) {
    std::vector<std::string> options;
    for (;;) {
        const auto comma = qop.find(',');
        options.emplace_back(text::trim(qop.substr(0, comma)));
        if (comma == qop.npos) return options;
        const auto before = qop.find_last_not_of(' ', comma == 0 ? 0 : comma - 1) + 1;
        const auto after = std::min(qop.find_first_not_of(' ', comma + 1), qop.size());
        separator = qop.substr(std::min(before, comma), after - std::min(before, comma));
        qop.remove_prefix(after);
    }
}

/// One list of challenges on its way into JSON.
class Writer {
public:
    Writer(ChallengesJson& result, Json& schemes) : result_(result), schemes_(schemes) {}

    void add(const http::Credentials& challenge) {
        const auto scheme = text::to_lower(challenge.scheme);
        const bool readable = !challenge.defect;
        const bool is_bare = challenge.parameters.empty() && challenge.token68.empty();
        if (scheme == "basic" && readable && (is_bare || challenge.find("realm"))) {
            basic(challenge);
        } else if (scheme == "digest" && readable && digest(challenge)) {
            result_.has_nonce = true;
        } else if (scheme == "ntlm" || scheme == "negotiate") {
            handshake(challenge, scheme);
        } else {
            raw(challenge);
        }
    }

    const std::vector<std::string>& rendered() const { return rendered_; }

private:
    void basic(const http::Credentials& challenge) {
        auth::BasicPolicy policy;
        policy.charset_utf8 = text::to_lower(value_of(challenge, "charset")) == "utf-8";
        Json json = {{"scheme", "basic"}};
        // Without a realm it is against RFC 7617 section 2, and is answered all the same.
        if (const auto* realm = challenge.find("realm"))
            json["realm"] = policy.realm = realm->value;
        if (policy.charset_utf8) json["charset"] = "UTF-8";
        schemes_.push_back(std::move(json));
        rendered_.push_back(auth::basic_challenge(policy));
    }

    /// Not of an algorithm or a qop that a scenario can't ask for.
    bool digest(const http::Credentials& challenge) {
        auth::DigestPolicy policy;
        policy.realm = value_of(challenge, "realm");
        Json json = {{"scheme", "digest"}, {"realm", policy.realm}};
        policy.names_algorithm = challenge.find("algorithm") != nullptr;
        const auto algorithm = auth::digest_algorithm(value_of(challenge, "algorithm"));
        if (policy.names_algorithm && !algorithm) return false;
        policy.algorithm = algorithm.value_or(auth::DigestAlgorithm::md5);
        json["algorithm"] =
            policy.names_algorithm ? std::string(name(policy.algorithm)) : "unnamed";
        policy.qop.clear();
        if (challenge.find("qop"))
            policy.qop = options_of(value_of(challenge, "qop"), policy.qop_separator);
        if (!std::ranges::all_of(policy.qop, [](const std::string& one) {
                return one == "auth" || one == "auth-int";
            }))
            return false;
        json["qop"] = policy.qop;
        if (policy.qop_separator != ",") json["qop_separator"] = policy.qop_separator;
        policy.domain = value_of(challenge, "domain");
        policy.opaque = value_of(challenge, "opaque");
        if (!policy.domain.empty()) json["domain"] = policy.domain;
        if (!policy.opaque.empty()) json["opaque"] = policy.opaque;
        policy.charset_utf8 = text::to_lower(value_of(challenge, "charset")) == "utf-8";
        if (policy.charset_utf8) json["charset"] = "UTF-8";
        policy.userhash = text::to_lower(value_of(challenge, "userhash")) == "true";
        if (policy.userhash) json["userhash"] = true;
        schemes_.push_back(std::move(json));
        const auto stale = text::to_lower(value_of(challenge, "stale"));
        if (stale == "true")
            result_.notes.push_back("stale=true: the nonces of this proxy are new");
        rendered_.push_back(
            auth::digest_challenge(policy, value_of(challenge, "nonce"), stale == "true")
        );
        if (has_others(challenge, digest_parameters))
            result_.notes.push_back("parameters of Digest that no scenario has");
        return true;
    }

    void handshake(const http::Credentials& challenge, const std::string& scheme) {
        const bool begins = challenge.token68.empty() && challenge.parameters.empty();
        if (!begins) result_.is_handshake = true;
        schemes_.push_back({{"scheme", scheme}});
        rendered_.emplace_back(scheme == "ntlm" ? "NTLM" : "Negotiate");
    }

    /// As it was written, but for a nonce.
    void raw(const http::Credentials& challenge) {
        std::string text = challenge.scheme;
        if (!challenge.token68.empty()) text += ' ' + challenge.token68;
        std::string comma = " ";
        for (const auto& one : challenge.parameters) {
            const bool nonce = one.name == "nonce";
            if (nonce) result_.has_nonce = true;
            const auto value = nonce ? std::string("0") : one.value;
            text += comma + one.name + '=' + (one.quoted ? '"' + value + '"' : value);
            comma = ", ";
        }
        schemes_.push_back({{"scheme", "raw"}, {"challenge", text}});
        result_.notes.push_back(
            "how " + (challenge.scheme.empty() ? "this challenge" : challenge.scheme) +
            " is answered: the proxy sends that challenge, and nothing satisfies it"
        );
        rendered_.push_back(std::move(text));
    }

    inline static const std::set<std::string_view> digest_parameters = {
        "realm", "nonce", "algorithm", "qop", "domain", "opaque", "charset", "userhash", "stale"};

    ChallengesJson& result_;
    Json& schemes_;
    std::vector<std::string> rendered_;
};

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const auto& part : parts) all += (all.empty() ? "" : ", ") + part;
    return all;
}

}  // namespace

ChallengesJson challenges_to_json(const std::vector<std::string>& values, Json& schemes) {
    ChallengesJson result;
    result.as_sent = values;
    Writer writer(result, schemes);
    const std::vector<std::string_view> views(values.begin(), values.end());
    for (const auto& challenge : http::parse_challenges(views)) writer.add(challenge);
    result.is_joined = values.size() == 1 && schemes.size() > 1;
    result.is_exact = result.is_joined ? values.front() == joined(writer.rendered())
                                       : values == writer.rendered();
    return result;
}

}  // namespace proxy407::scenario
