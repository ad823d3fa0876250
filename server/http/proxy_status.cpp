#include "http/proxy_status.hpp"

#include "http/grammar.hpp"
#include "text/octets.hpp"

#include <optional>

namespace proxy407::http {

namespace {

/// Splits at the commas outside of strings; nothing where a string does not end.
std::optional<std::vector<std::string>> split(std::string_view list) {
    std::vector<std::string> members(1);
    bool in_string = false;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const char c = list[i];
        if (c == ',' && !in_string) {
            members.emplace_back();
            continue;
        }
        members.back() += c;
        if (in_string && c == '\\' && i + 1 < list.size()) members.back() += list[++i];
        if (c == '"') in_string = !in_string;
    }
    if (in_string) return std::nullopt;
    for (auto& member : members) member = std::string(text::trim(member));
    return members;
}

}  // namespace

std::string proxy_status(std::string_view error, std::string_view details) {
    std::string text(details);
    for (auto& c : text) {
        if (c < 0x20 || c > 0x7E) c = '?';
    }
    return std::string(pseudonym) + "; error=" + std::string(error) + "; details=" + quote(text);
}

std::string proxy_status_of_others(const std::vector<std::string>& lines) {
    auto members = split(text::joined(lines));
    if (!members) return {};
    std::erase_if(*members, [](const std::string& member) {
        return member.empty() || text::to_lower(member).find(pseudonym) != member.npos;
    });
    return text::joined(*members);
}

}  // namespace proxy407::http
