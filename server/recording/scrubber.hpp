#pragma once

#include "recording/conversation.hpp"
#include "recording/particulars.hpp"
#include "text/secret_search.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::recording {

/// What whoever records says beforehand.
struct KnownParticulars {
    std::vector<std::string> hosts;    ///< of the proxy and of this machine
    std::vector<std::string> names;    ///< of users, and whatever else is to be taken out
    std::vector<std::string> secrets;  ///< passwords
    bool keeps_realm = false;
};

/// Takes out of a proxy's answers what is of one network, one person or one moment: secrets in any
/// coding, names of users, domains, hosts and realms, addresses, dates, the numbers of requests,
/// and what the client asked for. In their place stand words of the same kind: 192.0.2.1 (RFC
/// 5737), host-1.example (RFC 2606). The same word always gets the same one.
class Scrubber {
public:
    explicit Scrubber(const KnownParticulars& known);

    /// What the exchange tells of its user and of its proxy. Learn from all before the first is
    /// cleaned.
    void learn(const Exchange& exchange);

    /// Values, reason phrase and content.
    scenario::TranscriptAnswer cleaned(scenario::TranscriptAnswer answer);

    /// What was taken out, a line for each thing; of secrets the kind alone.
    std::vector<std::string> taken_out() const;

private:
    void learn_credentials(std::string_view value);
    void learn_ntlm(std::string_view token);
    void learn_request(const http::RequestHead& request);
    void learn_proxy(const scenario::TranscriptAnswer& answer);
    void add_name(std::string_view name, std::string_view kind, std::string_view placeholder);
    void add_secret(std::string_view secret);
    std::string without_names(std::string text);
    std::string without_particulars(std::string_view text);
    std::string without_secrets(const std::string& field, std::string text);
    std::string clean(const std::string& field, std::string text);
    std::string placeholder_of(const Particular& particular, std::string_view octets);
    void note(std::string_view kind, std::string_view octets);

    struct Name {
        std::string kind;
        std::string placeholder;
    };

    bool keeps_realm_;
    std::map<std::string, Name, std::less<>> names_;
    text::SecretSearch secrets_;
    std::map<std::string, std::string, std::less<>> hosts_;      ///< and what stands for each
    std::map<std::string, std::string, std::less<>> addresses_;  ///< likewise
    std::set<std::pair<std::string, std::string>> taken_out_;    ///< kind and octets
};

}  // namespace proxy407::recording
