#include "program/diagnose/tls_layer.hpp"

#include "text/hex.hpp"

#include <arpa/inet.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <array>
#include <utility>

namespace proxy407::program {
namespace {

std::string last_error() {
    const auto code = ERR_get_error();
    if (code == 0) return "the other side ended it";
    const char* words = ERR_reason_error_string(code);
    return words == nullptr ? "error " + std::to_string(code) : words;
}

std::string one_line(const X509_NAME* name) {
    const std::unique_ptr<BIO, int (*)(BIO*)> out(BIO_new(BIO_s_mem()), BIO_free);
    X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    char* octets = nullptr;
    const auto size = BIO_get_mem_data(out.get(), &octets);
    return {octets, static_cast<std::size_t>(size)};
}

std::string fingerprint(const X509* certificate) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    X509_digest(certificate, EVP_sha256(), digest.data(), &size);
    return text::hex_encode({reinterpret_cast<const char*>(digest.data()), size});
}

bool is_address(const std::string& host) {
    std::array<unsigned char, sizeof(in6_addr)> address{};
    return inet_pton(AF_INET, host.c_str(), address.data()) == 1 ||
           inet_pton(AF_INET6, host.c_str(), address.data()) == 1;
}

}  // namespace

TlsLayer::TlsLayer(Below below)
    : below_(std::move(below)),
      context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free),
      ssl_(nullptr, SSL_free) {
    SSL_CTX_set_default_verify_paths(context_.get());
    ssl_.reset(SSL_new(context_.get()));
    SSL_set_bio(ssl_.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
    SSL_set_connect_state(ssl_.get());
}

TlsLayer::~TlsLayer() = default;

ladder::Encrypted TlsLayer::begin(const std::string& server_name) {
    auto* parameters = SSL_get0_param(ssl_.get());
    if (is_address(server_name)) {
        X509_VERIFY_PARAM_set1_ip_asc(parameters, server_name.c_str());
    } else {
        SSL_set_tlsext_host_name(ssl_.get(), server_name.c_str());
        X509_VERIFY_PARAM_set1_host(parameters, server_name.c_str(), 0);
    }
    ladder::Encrypted seen;
    while (true) {
        ERR_clear_error();
        const int result = SSL_do_handshake(ssl_.get());
        const int error = SSL_get_error(ssl_.get(), result);
        const bool flushed = flush();
        if (result == 1) break;
        if (error == SSL_ERROR_WANT_READ && flushed && feed()) continue;
        seen.trouble = error == SSL_ERROR_WANT_READ ? "no answer" : last_error();
        return seen;
    }
    seen.done = true;
    describe_peer(seen);
    return seen;
}

void TlsLayer::describe_peer(ladder::Encrypted& seen) const {
    const std::unique_ptr<X509, void (*)(X509*)> peer(
        SSL_get1_peer_certificate(ssl_.get()), X509_free
    );
    if (!peer) return;
    seen.subject = one_line(X509_get_subject_name(peer.get()));
    seen.issuer = one_line(X509_get_issuer_name(peer.get()));
    seen.sha256 = fingerprint(peer.get());
    const auto verdict = SSL_get_verify_result(ssl_.get());
    if (verdict != X509_V_OK) seen.distrust = X509_verify_cert_error_string(verdict);
}

bool TlsLayer::flush() {
    std::array<char, 16 * 1024> buffer{};
    while (true) {
        const int size =
            BIO_read(SSL_get_wbio(ssl_.get()), buffer.data(), static_cast<int>(buffer.size()));
        if (size <= 0) return true;
        if (!below_.send({buffer.data(), static_cast<std::size_t>(size)})) return false;
    }
}

bool TlsLayer::feed() {
    const auto octets = below_.receive();
    if (octets.empty()) return false;
    return BIO_write(SSL_get_rbio(ssl_.get()), octets.data(), static_cast<int>(octets.size())) ==
           static_cast<int>(octets.size());
}

bool TlsLayer::send(std::string_view octets) {
    ERR_clear_error();
    return SSL_write(ssl_.get(), octets.data(), static_cast<int>(octets.size())) > 0 && flush();
}

std::string TlsLayer::receive() {
    std::array<char, 16 * 1024> buffer{};
    while (true) {
        ERR_clear_error();
        const int size = SSL_read(ssl_.get(), buffer.data(), static_cast<int>(buffer.size()));
        if (size > 0) return {buffer.data(), static_cast<std::size_t>(size)};
        if (SSL_get_error(ssl_.get(), size) != SSL_ERROR_WANT_READ) return "";
        if (!flush() || !feed()) return "";
    }
}

}  // namespace proxy407::program
