#include "auth/ntlm.hpp"

#include "auth/ntlm_octets.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::auth {

namespace {

constexpr std::string_view signature{"NTLMSSP\0", 8};
constexpr std::size_t type_at = 8;

constexpr std::size_t type1_flags_at = 12;
constexpr std::size_t type1_size = 16;  ///< of the shortest, which Windows 95 sends

/// Where MS-NLMP section 2.2.1.3 puts the fields of type 3.
constexpr std::size_t lm_response_at = 12;
constexpr std::size_t nt_response_at = 20;
constexpr std::size_t domain_at = 28;
constexpr std::size_t user_at = 36;
constexpr std::size_t workstation_at = 44;
constexpr std::size_t session_key_at = 52;
constexpr std::size_t flags_at = 60;
constexpr std::size_t type3_size = 64;  ///< without Version and MIC, which some clients leave out

/// What the length and offset at that place of a type 3 point to; nothing where that is not behind
/// the fields, or ends outside of the message.
std::optional<std::string_view> pointed_to(std::string_view message, std::size_t at) {
    const std::size_t size = read_little_endian(message, at, 2);
    const std::size_t offset = read_little_endian(message, at + 4, 4);
    if (size == 0) return std::string_view();
    if (offset < type3_size || offset > message.size()) return std::nullopt;
    if (size > message.size() - offset) return std::nullopt;
    return message.substr(offset, size);
}

/// Controls of C0 and C1, and what Unicode knows as ends of lines and paragraphs.
bool ends_or_controls(char32_t point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029;
}

bool is_usable(std::string_view name, std::size_t max_characters) {
    const auto points = text::code_points(name);
    return points && text::to_utf16(*points).size() <= max_characters &&
           std::ranges::none_of(*points, [](char32_t point) {
               return ends_or_controls(point) || point == U':';
           });
}

/// Reads the fields of a type 3 one after the other, and remembers whether one was wrong.
class Fields {
public:
    explicit Fields(std::string_view message)
        : message_(message),
          utf16_((read_little_endian(message, flags_at, 4) & ntlm_flag::unicode) != 0) {}

    std::string octets(std::size_t at) {
        const auto octets = pointed_to(message_, at);
        broken_ = broken_ || !octets;
        return std::string(octets.value_or(""));
    }

    std::string name(std::size_t at, std::size_t max_characters) {
        const auto octets = pointed_to(message_, at);
        broken_ = broken_ || !octets || (utf16_ && octets->size() % 2 != 0);
        if (broken_) return {};
        const auto kept = octets->substr(0, max_characters * (utf16_ ? 2 : 1));
        auto name = utf16_ ? from_utf16(kept) : text::as_utf8(kept);
        unusable_ = unusable_ || kept.size() < octets->size() || !is_usable(name, max_characters);
        return name;
    }

    bool broken() const { return broken_; }

    bool unusable() const { return unusable_; }

private:
    std::string_view message_;
    bool utf16_;
    bool broken_ = false;
    bool unusable_ = false;
};

bool has_size_of_a_response(std::string_view nt_response) {
    return nt_response.empty() || nt_response.size() == ntlm_version_1_response_size ||
           nt_response.size() >= ntlm_version_2_response_size;
}

std::optional<NtlmMessage> parse_type3(std::string_view octets) {
    if (octets.size() < type3_size) return std::nullopt;
    Fields fields(octets);
    NtlmMessage out;
    out.type = 3;
    out.flags = read_little_endian(octets, flags_at, 4);
    out.domain = fields.name(domain_at, max_ntlm_domain);
    out.user = fields.name(user_at, max_ntlm_user);
    out.workstation = fields.name(workstation_at, max_ntlm_workstation);
    out.lm_response = fields.octets(lm_response_at);
    out.nt_response = fields.octets(nt_response_at);
    out.session_key = fields.octets(session_key_at);
    out.has_unusable_name = fields.unusable();
    if (fields.broken() || !has_size_of_a_response(out.nt_response)) return std::nullopt;
    return out;
}

}  // namespace

bool begins_as_ntlm(std::string_view octets) {
    return octets.starts_with(signature);
}

std::optional<NtlmMessage> parse_ntlm(std::string_view octets) {
    if (!begins_as_ntlm(octets) || octets.size() > max_ntlm_message) return std::nullopt;
    if (octets.size() < type_at + 4) return std::nullopt;
    NtlmMessage out;
    out.type = read_little_endian(octets, type_at, 4);
    if (out.type == 3) return parse_type3(octets);
    if (out.type == 2) return out;
    if (out.type != 1 || octets.size() < type1_size) return std::nullopt;
    out.flags = read_little_endian(octets, type1_flags_at, 4);
    return out;
}

bool is_ntlm_account_name(std::string_view name) {
    const auto backslash = name.find('\\');
    const bool has_domain = backslash != name.npos;
    const auto domain = name.substr(0, has_domain ? backslash : 0);
    const auto user = name.substr(has_domain ? backslash + 1 : 0);
    return !user.empty() && user.find('\\') == user.npos && is_usable(domain, max_ntlm_domain) &&
           is_usable(user, max_ntlm_user);
}

std::string full_user(const NtlmMessage& message) {
    return message.domain.empty() ? message.user : message.domain + "\\" + message.user;
}

const Account* claimed_account(const NtlmMessage& message, const Accounts& accounts) {
    // A name with a domain in it is a client's mistake, and claims nobody.
    if (message.user.find('\\') != std::string::npos) return nullptr;
    const Account* of_any_domain = nullptr;
    for (const auto& account : accounts) {
        if (text::equal_ignoring_case(account.user, full_user(message))) return &account;
        if (text::equal_ignoring_case(account.user, message.user)) of_any_domain = &account;
    }
    return of_any_domain;
}

}  // namespace proxy407::auth
