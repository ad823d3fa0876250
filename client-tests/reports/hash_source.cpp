#include "reports/hash_source.hpp"

#include "text/base64.hpp"

#include <openssl/sha.h>

namespace proxy407::reports {

std::string hash_source(std::string_view text) {
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(
        reinterpret_cast<const unsigned char*>(text.data()),
        text.size(),
        reinterpret_cast<unsigned char*>(digest.data())
    );
    return "'sha256-" + text::base64_encode(digest) + '\'';
}

}  // namespace proxy407::reports
