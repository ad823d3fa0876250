#include "auth/scheme.hpp"

namespace proxy407::auth {

std::string_view scheme_name(const Scheme& scheme) {
    return std::holds_alternative<BasicPolicy>(scheme) ? "Basic" : "Digest";
}

const std::string& realm(const Scheme& scheme) {
    return std::visit(
        [](const auto& policy) -> const std::string& { return policy.realm; }, scheme
    );
}

}  // namespace proxy407::auth
