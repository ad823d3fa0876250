#pragma once

#include "ladder/answer.hpp"
#include "ladder/conclusion.hpp"
#include "ladder/offers.hpp"
#include "ladder/probe.hpp"
#include "ladder/question.hpp"
#include "ladder/request.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace proxy407::ladder {

/// What the rungs so far have found out.
struct Facts {
    Question question;
    std::vector<std::string> addresses = {};  ///< of the proxy, one of each family
    std::string address = {};                 ///< that a connection came about with
    Answer first = {};                        ///< to a request without credentials
    Request request = {};  ///< that the proxy is asked with; changed where it tunnels only
    std::vector<Offer> offers = {};
    std::optional<Offer> chosen = {};           ///< the challenge that is answered
    std::optional<auth::Account> account = {};  ///< that it is answered with
    std::uint32_t answers = 0;                  ///< to this challenge
    int tries = 0;             ///< requests with credentials that nobody has accepted yet
    bool is_accepted = false;  ///< the proxy takes these requests to the target
    Answer answered = {};      ///< what it answered then
    bool is_tunnel = false;    ///< the connection that is open is one to the target
    std::vector<std::string> exit_addresses = {};  ///< that the echo saw
    std::optional<Conclusion> if_all_is_well = {};
};

/// What it saw is said, and the next rung is climbed.
struct Passed {
    std::vector<http::Sentence> says;  ///< whole sentences
};

using Step = std::variant<Passed, Conclusion>;

/// One question about the proxy.
struct Rung {
    std::string_view id;
    std::string_view asks;

    /// Is there anything to find out, after what is known? Null: always.
    bool (*applies)(const Facts& facts);

    /// The next probe after those that this rung has seen. Null, or nothing: it has seen enough.
    std::optional<Probe> (*probe)(const Facts& facts, Seen seen);

    /// What they come to.
    Step (*judge)(Facts& facts, Seen seen);
};

std::span<const Rung> rungs_to_the_port();
std::span<const Rung> rungs_of_speech();
std::span<const Rung> rungs_without_credentials();
std::span<const Rung> rungs_with_credentials();
std::span<const Rung> rungs_of_repetition();
std::span<const Rung> rungs_behind_the_proxy();
std::span<const Rung> rungs_of_exit();

/// The probes of one request on a connection of its own, with the credentials that were chosen
/// if there are some.
std::optional<Probe> next_of_request(const Facts& facts, const Request& request, Seen seen);

/// The same without credentials, whatever was chosen.
std::optional<Probe> next_of_plain_request(const Facts& facts, const Request& request, Seen seen);

/// The probes of the request that was accepted, on another connection. A nonce may be good for one
/// request alone: Digest asks for another one before it sends credentials.
std::optional<Probe> next_of_repetition(const Facts& facts, Seen seen);

/// The facts with the challenge that this asked for, where it did.
Facts challenged_anew(const Facts& facts, Seen seen);

/// The proxy takes the request to the target, and asks this address for no credentials.
Passed accepted_without_credentials(Facts& facts, http::Sentence words);

/// The response to the last probe; one without a status where none came.
Answer last_answer(Seen seen);

/// How a connection ended on which no response came: "closed the connection", "said nothing".
std::string silence_in_words(Seen seen);

}  // namespace proxy407::ladder
