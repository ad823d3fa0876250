#include "pki/authority.hpp"

#include "pki/certificate.hpp"
#include "pki/files.hpp"

#include <openssl/ssl.h>

#include <list>
#include <map>

namespace proxy407::pki {

namespace {

/// Hosts a program keeps leaves for; the oldest goes first.
constexpr std::size_t most_leaves = 1000;

struct FreeContext {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

using ContextPtr = std::unique_ptr<SSL_CTX, FreeContext>;

int choose_http11(SSL*, const unsigned char** out, unsigned char* out_size, const unsigned char* in, unsigned in_size, void*) {
    static constexpr unsigned char http11[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    auto* chosen = const_cast<unsigned char*>(*out);
    const int result = SSL_select_next_proto(&chosen, out_size, http11, sizeof http11, in, in_size);
    *out = chosen;
    return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

ContextPtr make_context(const Identity& leaf) {
    ContextPtr context(SSL_CTX_new(TLS_server_method()));
    require(context != nullptr, "SSL_CTX_new");
    require(
        SSL_CTX_use_certificate(context.get(), leaf.certificate.get()) == 1, "leaf certificate"
    );
    require(SSL_CTX_use_PrivateKey(context.get(), leaf.key.get()) == 1, "leaf key");
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    // A client that leaves without close_notify is no error of its own here.
    SSL_CTX_set_options(context.get(), SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_alpn_select_cb(context.get(), choose_http11, nullptr);
    return context;
}

}  // namespace

struct Authority::State {
    std::string directory;
    Identity ca;  ///< empty until first use
    std::string pem;
    KeyPtr leaf_key;
    std::map<std::string, ContextPtr, std::less<>> contexts;
    std::list<std::string> order;

    void ensure() {
        if (ca.certificate) return;
        if (directory.empty()) {
            ca = make_authority();
        } else {
            read_or_make();
        }
        pem = to_pem(*ca.certificate);
        leaf_key = make_key();
    }

    void read_or_make() {
        const FolderLock lock(directory);
        if (read_identity(directory, ca)) return;
        ca = make_authority();
        write_identity(directory, ca);
    }
};

Authority::Authority() : state_(std::make_unique<State>()) {}

Authority::Authority(const std::string& directory) : Authority() {
    state_->directory = directory;
    state_->ensure();
}

Authority::~Authority() = default;

const std::string& Authority::certificate_pem() {
    state_->ensure();
    return state_->pem;
}

ssl_ctx_st* Authority::server_context(std::string_view host) {
    auto& state = *state_;
    state.ensure();
    if (const auto found = state.contexts.find(host); found != state.contexts.end()) {
        return found->second.get();
    }
    if (state.contexts.size() >= most_leaves) {
        state.contexts.erase(state.order.front());
        state.order.pop_front();
    }
    auto context = make_context(make_leaf(state.ca, state.leaf_key, host));
    auto* raw = context.get();
    state.contexts.emplace(host, std::move(context));
    state.order.emplace_back(host);
    return raw;
}

}  // namespace proxy407::pki
