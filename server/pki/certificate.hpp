#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <string>
#include <string_view>

namespace proxy407::pki {

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

struct FreeCertificate {
    void operator()(X509* certificate) const { X509_free(certificate); }
};

using CertificatePtr = std::unique_ptr<X509, FreeCertificate>;

/// Shared: one key serves all leaves.
using KeyPtr = std::shared_ptr<EVP_PKEY>;

struct Identity {
    CertificatePtr certificate;
    KeyPtr key;
};

/// Throws std::runtime_error with OpenSSL's reason.
void require(bool succeeded, std::string_view what);

KeyPtr make_key();          ///< P-256
Identity make_authority();  ///< self-signed, 10 years

/// Signed by `authority` for a DNS name or an IP address, one year. Any name of this machine stands
/// for the others: localhost, 127.0.0.1 and ::1 share a leaf's names.
Identity make_leaf(const Identity& authority, const KeyPtr& key, std::string_view host);

std::string to_pem(X509& certificate);
std::string to_pem(EVP_PKEY& key);  ///< not encrypted

}  // namespace proxy407::pki
