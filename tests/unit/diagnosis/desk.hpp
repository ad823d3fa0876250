#pragma once

#include "auth/basic.hpp"
#include "auth/handshake.hpp"
#include "auth/verify_digest.hpp"
#include "diagnosis/diagnose.hpp"
#include "diagnosis/diagnose_message.hpp"
#include "http/credentials.hpp"
#include "http/framing.hpp"
#include "support/attempt.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"

#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace proxy407::test {

using diagnosis::Diagnosis;

/// A proxy reduced to what a diagnosis needs: it verifies, then asks why that failed.
class Desk {
public:
    explicit Desk(auth::Accounts accounts = {{"user", "p@ss:word"}}) : accounts_(accounts) {}

    Desk& offers(std::vector<auth::Scheme> schemes) {
        schemes_ = std::move(schemes);
        return *this;
    }

    Desk& intends(auth::Account account) {
        intended_ = std::move(account);
        return *this;
    }

    Desk& writes_ca(std::string file) {
        ca_file_ = std::move(file);
        return *this;
    }

    /// The content of the requests to come.
    Desk& gets(std::string content) {
        content_ = std::move(content);
        return *this;
    }

    auth::NonceStore& nonces() { return nonces_; }

    /// What stands for GSSAPI.
    void accepts_by(auth::MakeAcceptor make_acceptor) { make_acceptor_ = std::move(make_acceptor); }

    void issued(const std::string& nonce) { nonces_.insert(nonce, now_); }

    void pass_time(std::chrono::seconds time) { now_ += time; }

    Diagnosis credentials(const std::string& head_octets) {
        const auto head = http::parse_request_head(head_octets);
        return diagnosed(head, attempt(head));
    }

    Diagnosis diagnosed(const http::RequestHead& head, const auth::Attempt& attempt) const {
        if (is_absent(attempt)) return diagnosis::diagnose_no_credentials(situation(head));
        return diagnosis::diagnose_credentials(situation(head), rejected(attempt));
    }

    std::optional<Diagnosis> message(const std::string& head_octets) {
        const auto head = http::parse_request_head(head_octets);
        const auto judgement = http::judge_message(head);
        if (!judgement.complaint) throw std::runtime_error("nothing to complain about");
        return diagnosis::diagnose_message(situation(head), *judgement.complaint);
    }

    diagnosis::Situation situation(const http::RequestHead& head) const {
        return {
            head,
            http::sent_credentials(head),
            schemes_,
            accounts_,
            intended_ ? &*intended_ : nullptr,
            proxy_url,
            ca_file_,
            &nonces_,
            content_};
    }

    auth::Attempt attempt(const http::RequestHead& head) {
        const auto sent = http::sent_credentials(head);
        if (!sent) return auth::Absent{};
        for (const auto& scheme : schemes_) {
            if (!text::equal_ignoring_case(auth::scheme_name(scheme), sent->scheme)) continue;
            if (std::holds_alternative<auth::RawPolicy>(scheme) && schemes_.size() > 1) continue;
            return verify(scheme, *sent, head);
        }
        return auth::Rejected{std::string(sent->defect.value_or("scheme-not-offered"))};
    }

    static constexpr const char* proxy_url = "http://127.0.0.1:3128";

private:
    auth::Attempt verify(
        const auth::Scheme& scheme, const http::SentCredentials& sent, const http::RequestHead& head
    ) {
        if (const auto* basic = std::get_if<auth::BasicPolicy>(&scheme)) {
            return auth::verify_basic(sent, *basic, accounts_);
        }
        if (const auto* bearer = std::get_if<auth::BearerPolicy>(&scheme)) {
            return auth::verify_bearer(sent, *bearer);
        }
        if (const auto* token = std::get_if<auth::TokenPolicy>(&scheme)) {
            return auth::verify_token(sent.value, *token);
        }
        if (const auto* handshake = std::get_if<auth::HandshakePolicy>(&scheme)) {
            return handshake_.on_token(sent, *handshake, accounts_, make_acceptor_);
        }
        const auto* digest = std::get_if<auth::DigestPolicy>(&scheme);
        if (digest == nullptr) return auth::verify_raw(sent.value);
        const auth::DigestRequest request{head.method(), head.target(), content_};
        return auth::verify_digest(sent, *digest, accounts_, request, nonces_, now_);
    }

    auth::Accounts accounts_;
    std::vector<auth::Scheme> schemes_ = {auth::BasicPolicy{}};
    std::optional<auth::Account> intended_;
    std::string ca_file_;
    auth::Handshake handshake_;
    auth::MakeAcceptor make_acceptor_;
    auth::NonceStore nonces_;
    std::string content_;
    std::chrono::system_clock::time_point now_{std::chrono::seconds{1'800'000'000}};
};

/// The head curl 7.88 sends for a plain request, with `fields` between Host and User-Agent.
inline std::string get(const std::string& fields, const std::string& target = "http://o.test/ip") {
    return "GET " + target + " HTTP/1.1\r\nHost: o.test\r\n" + fields +
           "User-Agent: curl/7.88.1\r\nAccept: */*\r\nProxy-Connection: Keep-Alive\r\n\r\n";
}

inline std::string connect(const std::string& fields) {
    return "CONNECT o.test:443 HTTP/1.1\r\nHost: o.test:443\r\n" + fields +
           "User-Agent: curl/7.88.1\r\nProxy-Connection: Keep-Alive\r\n\r\n";
}

inline std::string field(const std::string& value) {
    return "Proxy-Authorization: " + value + "\r\n";
}

inline std::string basic(const std::string& octets) {
    return field("Basic " + text::base64_encode(octets));
}

/// The findings a diagnosis names: the one, or all it is one of.
inline std::set<std::string> named(const Diagnosis& diagnosis) {
    if (diagnosis.candidates.empty()) return {diagnosis.finding};
    return {diagnosis.candidates.begin(), diagnosis.candidates.end()};
}

}  // namespace proxy407::test
