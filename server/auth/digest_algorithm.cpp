#include "auth/digest_algorithm.hpp"

#include "text/hex.hpp"
#include "text/octets.hpp"

#include <openssl/evp.h>

#include <array>
#include <iterator>
#include <new>

namespace proxy407::auth {

namespace {

struct Row {
    DigestAlgorithm algorithm;
    std::string_view name;
    const EVP_MD* (*hash)();
    bool is_session;
};

constexpr Row rows[] = {
    {DigestAlgorithm::md5, "MD5", EVP_md5, false},
    {DigestAlgorithm::md5_sess, "MD5-sess", EVP_md5, true},
    {DigestAlgorithm::sha256, "SHA-256", EVP_sha256, false},
    {DigestAlgorithm::sha256_sess, "SHA-256-sess", EVP_sha256, true},
    {DigestAlgorithm::sha512_256, "SHA-512-256", EVP_sha512_256, false},
    {DigestAlgorithm::sha512_256_sess, "SHA-512-256-sess", EVP_sha512_256, true},
};

const Row& row(DigestAlgorithm algorithm) {
    return rows[static_cast<std::size_t>(algorithm)];
}

/// Looked up once: the library would look it up again for each hash.
const EVP_MD* hash_of(DigestAlgorithm algorithm) {
    static const auto all = [] {
        std::array<const EVP_MD*, std::size(rows)> found{};
        for (std::size_t i = 0; i < found.size(); ++i) {
            const auto* hash = rows[i].hash();
            const auto* fetched = EVP_MD_fetch(nullptr, EVP_MD_get0_name(hash), nullptr);
            found[i] = fetched == nullptr ? hash : fetched;
        }
        return found;
    }();
    return all[static_cast<std::size_t>(algorithm)];
}

}  // namespace

std::string_view name(DigestAlgorithm algorithm) {
    return row(algorithm).name;
}

std::optional<DigestAlgorithm> digest_algorithm(std::string_view name) {
    for (const auto& candidate : rows) {
        if (text::equal_ignoring_case(candidate.name, name)) return candidate.algorithm;
    }
    return std::nullopt;
}

bool is_session(DigestAlgorithm algorithm) {
    return row(algorithm).is_session;
}

void DigestHasher::Free::operator()(evp_md_ctx_st* context) const {
    EVP_MD_CTX_free(context);
}

DigestHasher::DigestHasher(DigestAlgorithm algorithm) : context_(EVP_MD_CTX_new()) {
    if (!context_ || EVP_DigestInit_ex(context_.get(), hash_of(algorithm), nullptr) != 1)
        throw std::bad_alloc();
}

void DigestHasher::take(std::string_view data) {
    EVP_DigestUpdate(context_.get(), data.data(), data.size());
}

std::string DigestHasher::hash() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned size = 0;
    EVP_DigestFinal_ex(context_.get(), hash.data(), &size);
    return text::hex_encode({reinterpret_cast<const char*>(hash.data()), size});
}

std::string digest_hash(DigestAlgorithm algorithm, std::string_view data) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned size = 0;
    EVP_Digest(data.data(), data.size(), hash.data(), &size, hash_of(algorithm), nullptr);
    return text::hex_encode({reinterpret_cast<const char*>(hash.data()), size});
}

}  // namespace proxy407::auth
