#include "http/content.hpp"

#include "text/hex.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <new>
#include <utility>

namespace proxy407::http {

void ContentKeeper::Free::operator()(evp_md_ctx_st* context) const {
    EVP_MD_CTX_free(context);
}

ContentKeeper::ContentKeeper(std::uint64_t most) : most_(most), sha256_(EVP_MD_CTX_new()) {
    if (!sha256_ || EVP_DigestInit_ex(sha256_.get(), EVP_sha256(), nullptr) != 1)
        throw std::bad_alloc();
}

ContentKeeper::~ContentKeeper() = default;

void ContentKeeper::take(std::string_view octets) {
    content_.octets += octets.substr(0, would_keep(octets.size()));
    content_.length += octets.size();
    EVP_DigestUpdate(sha256_.get(), octets.data(), octets.size());
}

std::uint64_t ContentKeeper::would_keep(std::uint64_t octets) const {
    return std::min(octets, most_ - content_.octets.size());
}

Content ContentKeeper::content() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_DigestFinal_ex(sha256_.get(), digest.data(), &size);
    content_.sha256 = text::hex_encode({reinterpret_cast<const char*>(digest.data()), size});
    return std::move(content_);
}

}  // namespace proxy407::http
