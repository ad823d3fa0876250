#pragma once

#include "unit/checks/run.hpp"

#include <string>

namespace proxy407::checks::test {

/// The parameters of Digest credentials; "" leaves one out.
struct Sent {
    std::string nonce = "n1";
    std::string nc = "00000001";
    std::string qop = "auth";
    std::string opaque = "o";
    std::string algorithm = "SHA-256";
    std::string more = {};  ///< ", userhash=true"
    std::string target = "http://a.test/";

    std::string head() const {
        std::string field = "Proxy-Authorization: Digest username=\"user\", nonce=\"" + nonce + '"';
        const auto put = [&](const char* name, const std::string& value) {
            if (!value.empty()) field += std::string(", ") + name + "=\"" + value + '"';
        };
        put("nc", nc);
        put("qop", qop);
        put("opaque", opaque);
        put("algorithm", algorithm);
        return get(field + more + "\r\n", target);
    }
};

/// A challenge of Digest as a field line.
inline std::string challenge(
    const std::string& nonce,
    const std::string& more = ", opaque=\"o\", qop=\"auth\", algorithm=SHA-256"
) {
    return "Proxy-Authenticate: Digest realm=\"r\", nonce=\"" + nonce + '"' + more + "\r\n";
}

/// A run with a proxy that asks for Digest.
class DigestRun : public ClientRun {
public:
    DigestRun& asked(const std::string& fields) {
        put(answered(get(), Verdict::challenged, 407, fields));
        return *this;
    }

    DigestRun& accepted(
        const Sent& sent, const std::string& fields = "", std::uint64_t connection = 1
    ) {
        auto exchange = answered(sent.head(), Verdict::accepted, 200, fields);
        exchange.connection = connection;
        put(std::move(exchange));
        return *this;
    }

    /// Turned away with a new challenge.
    DigestRun& turned_away(const Sent& sent, const std::string& fields) {
        put(answered(sent.head(), Verdict::challenged, 407, fields));
        return *this;
    }

    Outcome outcome(std::string_view id) const { return check(id).outcome; }

private:
    static journal::Exchange answered(
        std::string head, Verdict verdict, int status, const std::string& fields
    ) {
        auto exchange = made(std::move(head), verdict, status);
        exchange.reply_head = "HTTP/1.1 " + std::to_string(status) + " x\r\n" + fields + "\r\n";
        return exchange;
    }
};

}  // namespace proxy407::checks::test
