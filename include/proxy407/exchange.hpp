// One request and its answer, as the proxy or the origin saw them.
#pragma once

#include <proxy407/export.hpp>

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace proxy407 {
inline namespace v1 {

/// Who saw an exchange.
enum class SeenBy {
    proxy,
    origin,         ///< inside a tunnel: what the client sent to the target
    second_proxy,   ///< another proxy, where the scenario has one
    direct_origin,  ///< the target, by a client that went past the proxy
};

enum class Verdict {
    open,        ///< the proxy asked for no credentials
    accepted,    ///< the credentials, or the address, are right
    challenged,  ///< no credentials came, and the proxy asked for them
    refused,     ///< the credentials are wrong
    malformed,   ///< the message itself is wrong: 400, 414, 431, 501, 505
    fault,       ///< the scenario made it fail
};

PROXY407_API const char* name(SeenBy seen_by);
PROXY407_API const char* name(Verdict verdict);

struct Exchange {
    std::uint64_t number = 0;  ///< from 1, in the order of their ends
    SeenBy seen_by = SeenBy::proxy;
    std::uint64_t connection = 0;  ///< of the client to the proxy, from 1
    std::string tunnel;            ///< "example.test:443" when seen inside a tunnel to it
    std::string method;
    std::string target;        ///< as the request line has it
    std::string request_head;  ///< every byte of it
    std::string origin_saw;    ///< the request's head as it reached the origin; "" if none did

    int status = 0;                  ///< of the answer; 0: none was sent
    std::string reply_head;          ///< every byte of it
    std::optional<Verdict> verdict;  ///< nothing where the target saw it: it judges nobody
    std::string user;                ///< whose credentials were accepted

    /// "wrong-credentials/percent-encoding-not-decoded": the cause of a 407, and within it the
    /// mistake. "" when there was no 407.
    std::string finding;
    std::string message;  ///< what was received and why it is wrong; of a 400, too
    std::string fix;      ///< what to do
    std::string command;  ///< a line that works; often empty

    std::vector<std::string> notes;  ///< ids of breaches that did not hinder
    std::string leak;  ///< a sentence, when a secret of the proxy reached the origin with it

    std::chrono::system_clock::time_point began;
    std::chrono::microseconds took{0};

    std::string log_line;  ///< as `proxy407 serve --log json` writes it
    std::string text;      ///< as `proxy407 run` shows it: a line, and the diagnosis under it
};

/// Writes `text`; with it GoogleTest prints exchanges.
PROXY407_API std::ostream& operator<<(std::ostream& out, const Exchange& exchange);

}  // namespace v1
}  // namespace proxy407
