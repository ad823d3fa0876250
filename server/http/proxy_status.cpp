#include "http/proxy_status.hpp"

#include "http/forward.hpp"
#include "http/grammar.hpp"

namespace proxy407::http {

std::string proxy_status(std::string_view error, std::string_view details) {
    std::string text(details);
    for (auto& c : text) {
        if (c < 0x20 || c > 0x7E) c = '?';
    }
    return std::string(pseudonym) + "; error=" + std::string(error) + "; details=" + quote(text);
}

}  // namespace proxy407::http
