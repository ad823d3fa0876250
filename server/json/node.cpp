#include "json/node.hpp"

#include "text/base64.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"

namespace proxy407::json {

void Complaints::wrong(const Node& node, std::string found, std::string expected) {
    Mistake mistake{file_, node.path, 0, 0, std::move(found), std::move(expected)};
    positions_.locate(mistake);
    mistakes_.push_back(std::move(mistake));
}

void Complaints::wrong(const Node& node, std::string expected) {
    wrong(node, shown(node.value), std::move(expected));
}

std::string Complaints::octets(const Node& node) {
    if (node.value.is_string()) return text::nfc(node.text());
    const auto decoded = text::base64_decode(node["base64"].text());
    if (!decoded) wrong(node["base64"], "base64 with padding (RFC 4648 section 4)");
    return decoded.value_or("");
}

std::string Complaints::field_text(const Node& node) {
    if (text::has_control(node.text())) wrong(node, "a text without control characters");
    return node.text();
}

}  // namespace proxy407::json
