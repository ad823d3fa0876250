#include "net/success_info.hpp"

#include <optional>
#include <string_view>

namespace proxy407::net {

void put_success_info(
    http::Reply& reply, const auth::DigestInfo& info, bool to_head, bool streamed
) {
    std::optional<std::string_view> content;
    if (!streamed) content = to_head ? "" : std::string_view(reply.body);
    const auto value = auth::digest_info_value(info, content);
    if (!value.empty()) reply.add("Proxy-Authentication-Info", value);
    if (!info.last_word.empty()) reply.add("Proxy-Authenticate", info.last_word);
}

}  // namespace proxy407::net
