// journal: what happened, exchange by exchange; bounded, numbered, with observers.
#pragma once

#include "decision/ruling.hpp"
#include "http/head.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace proxy407::journal {

/// Where an exchange was seen.
enum class Recorder {
    proxy,          ///< the client's requests to the proxy
    origin,         ///< the inside of a tunnel: what the client sent to the origin
    second_proxy,   ///< the proxy beside it
    direct_origin,  ///< what came to a target past the proxy
};

std::string_view name(Recorder recorder);

/// With the proxy's ruling, where it is the proxy that saw it.
struct Exchange : decision::Ruling {
    std::uint64_t number = 0;  ///< given by the journal, from 1
    Recorder recorder = Recorder::proxy;
    std::uint64_t connection = 0;  ///< TCP connection to the proxy, from 1
    std::string proxy;             ///< its name, where it has one
    std::string scenario;
    std::string peer;        ///< "127.0.0.1:40312"; the PROXY header's address where trusted
    std::string tunnel;      ///< inside a tunnel: its target, "example.test:443"
    http::RequestHead head;  ///< exact octets; empty when none came
    int status = 0;          ///< of the reply; 0: none was sent
    std::string reply_head;  ///< octets of the reply's head
    std::string origin_saw;  ///< the request's head as it reached the origin; "" if none did
    std::uint64_t content_received = 0;  ///< octets of request content
    std::uint64_t early_octets = 0;      ///< after CONNECT or Expect, before our answer (C-CONN-01)
    std::chrono::system_clock::time_point began;
    std::chrono::microseconds took{0};
};

/// Did a whole head come? What else is recorded is an event of a connection: a TLS handshake that
/// failed, octets that are no head, a fault that struck before one came.
inline bool is_request(const Exchange& exchange) {
    return exchange.head.is_whole;
}

/// As reports have it: what no proxy judged counts as open.
inline decision::Verdict verdict_of(const Exchange& exchange) {
    return exchange.verdict.value_or(decision::Verdict::open);
}

}  // namespace proxy407::journal
