#include "pki/certificate.hpp"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <array>
#include <cctype>
#include <stdexcept>

namespace proxy407::pki {

namespace {

constexpr long day = 24 * 60 * 60;

struct FreeName {
    void operator()(X509_NAME* name) const { X509_NAME_free(name); }
};

using NamePtr = std::unique_ptr<X509_NAME, FreeName>;

NamePtr common_name(const std::string& text) {
    NamePtr name(X509_NAME_new());
    require(name != nullptr, "X509_NAME_new");
    const auto* octets = reinterpret_cast<const unsigned char*>(text.data());
    const int size = static_cast<int>(text.size());
    require(
        X509_NAME_add_entry_by_txt(name.get(), "CN", MBSTRING_UTF8, octets, size, -1, 0) == 1,
        "common name"
    );
    return name;
}

void set_serial(X509& certificate) {
    std::array<unsigned char, 16> octets{};
    require(RAND_bytes(octets.data(), octets.size()) == 1, "RAND_bytes");
    octets[0] = static_cast<unsigned char>((octets[0] & 0x7F) | 0x01);  // positive, not zero
    std::unique_ptr<BIGNUM, decltype(&BN_free)> number(
        BN_bin2bn(octets.data(), octets.size(), nullptr), &BN_free
    );
    require(number != nullptr, "serial number");
    require(
        BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(&certificate)) != nullptr,
        "serial number"
    );
}

void add_extension(X509& certificate, X509& issuer, int id, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, &issuer, &certificate, nullptr, nullptr, 0);
    std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
        X509V3_EXT_conf_nid(nullptr, &context, id, value.c_str()), &X509_EXTENSION_free
    );
    require(extension != nullptr, "certificate extension " + value);
    require(X509_add_ext(&certificate, extension.get(), -1) == 1, "certificate extension");
}

/// Version 3, serial, names, key and validity: what every certificate has. It is valid from
/// yesterday on, for clocks that differ a little.
CertificatePtr draft(
    const std::string& subject, const X509_NAME* issuer, EVP_PKEY& key, long lifetime
) {
    CertificatePtr certificate(X509_new());
    require(certificate != nullptr, "X509_new");
    require(X509_set_version(certificate.get(), X509_VERSION_3) == 1, "version");
    set_serial(*certificate);
    const auto name = common_name(subject);
    require(X509_set_subject_name(certificate.get(), name.get()) == 1, "subject");
    require(X509_set_issuer_name(certificate.get(), issuer ? issuer : name.get()) == 1, "issuer");
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -day);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), lifetime);
    require(X509_set_pubkey(certificate.get(), &key) == 1, "public key");
    return certificate;
}

bool is_ip_address(const std::string& host) {
    std::unique_ptr<ASN1_OCTET_STRING, decltype(&ASN1_OCTET_STRING_free)> octets(
        a2i_IPADDRESS(host.c_str()), &ASN1_OCTET_STRING_free
    );
    return octets != nullptr;
}

/// The text becomes part of a configuration line: only the characters of host names go in.
std::string host_text(std::string_view host) {
    std::string out;
    for (const unsigned char c : host) {
        if (std::isalnum(c) || c == '.' || c == '-' || c == '_' || c == ':') {
            out += static_cast<char>(std::tolower(c));
        }
    }
    return out.empty() ? "invalid" : out;
}

std::string subject_alternative_names(const std::string& host) {
    if (host == "localhost" || host == "127.0.0.1" || host == "::1") {
        return "DNS:localhost,IP:127.0.0.1,IP:::1";
    }
    return (is_ip_address(host) ? "IP:" : "DNS:") + host;
}

template <class Write>
std::string written_to_memory(Write write) {
    std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), &BIO_free);
    require(memory != nullptr && write(memory.get()) == 1, "PEM");
    const char* octets = nullptr;
    const auto size = BIO_get_mem_data(memory.get(), &octets);
    return {octets, static_cast<std::size_t>(size)};
}

}  // namespace

void require(bool succeeded, std::string_view what) {
    if (succeeded) return;
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
    throw std::runtime_error("TLS certificates: " + std::string(what) + ": " + reason.data());
}

KeyPtr make_key() {
    KeyPtr key(EVP_EC_gen("P-256"), FreeKey{});
    require(key != nullptr, "key generation");
    return key;
}

Identity make_authority() {
    Identity authority;
    authority.key = make_key();
    authority.certificate = draft("proxy407 test authority", nullptr, *authority.key, 3650 * day);
    auto& certificate = *authority.certificate;
    add_extension(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE");
    add_extension(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign");
    add_extension(certificate, certificate, NID_subject_key_identifier, "hash");
    add_extension(certificate, certificate, NID_authority_key_identifier, "keyid:always");
    require(X509_sign(&certificate, authority.key.get(), EVP_sha256()) > 0, "signature");
    return authority;
}

Identity make_leaf(const Identity& authority, const KeyPtr& key, std::string_view host) {
    const auto name = host_text(host);
    // A common name holds 64 characters at most; clients look at the alternative names anyway.
    Identity leaf;
    leaf.key = key;
    leaf.certificate = draft(
        name.substr(0, 64), X509_get_subject_name(authority.certificate.get()), *key, 365 * day
    );
    auto& certificate = *leaf.certificate;
    auto& issuer = *authority.certificate;
    add_extension(certificate, issuer, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(certificate, issuer, NID_key_usage, "critical,digitalSignature");
    add_extension(certificate, issuer, NID_ext_key_usage, "serverAuth");
    add_extension(certificate, issuer, NID_subject_key_identifier, "hash");
    add_extension(certificate, issuer, NID_authority_key_identifier, "keyid:always");
    add_extension(certificate, issuer, NID_subject_alt_name, subject_alternative_names(name));
    require(X509_sign(&certificate, authority.key.get(), EVP_sha256()) > 0, "signature");
    return leaf;
}

std::string to_pem(X509& certificate) {
    return written_to_memory([&](BIO* memory) { return PEM_write_bio_X509(memory, &certificate); });
}

std::string to_pem(EVP_PKEY& key) {
    return written_to_memory([&](BIO* memory) {
        return PEM_write_bio_PrivateKey(memory, &key, nullptr, nullptr, 0, nullptr, nullptr);
    });
}

}  // namespace proxy407::pki
