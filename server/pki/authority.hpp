// pki: the certificate authority and the leaf certificates of the embedded origin.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct ssl_ctx_st;

namespace proxy407::pki {

/// A certificate authority made on first use: a P-256 key, a self-signed certificate of 10 years.
/// Leaves are made per host (DNS name or IP address), cached, with ALPN http/1.1.
/// Throws std::runtime_error when OpenSSL fails or a file can't be read or written.
class Authority {
public:
    /// In memory only.
    Authority();

    /// Kept in `directory` as ca.pem and ca-key.pem (mode 0600); made there when missing.
    explicit Authority(const std::string& directory);

    ~Authority();
    Authority(const Authority&) = delete;
    Authority& operator=(const Authority&) = delete;

    const std::string& certificate_pem();

    /// A server context with a leaf for that host; lives as long as the authority.
    ssl_ctx_st* server_context(std::string_view host);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace proxy407::pki
