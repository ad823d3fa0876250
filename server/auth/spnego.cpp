#include "auth/spnego.hpp"

#include "auth/ntlm.hpp"

namespace proxy407::auth {

namespace {

constexpr char object_identifier = '\x06';
constexpr char octet_string = '\x04';
constexpr char enumerated = '\x0A';
constexpr char sequence = '\x30';
constexpr char application_0 = '\x60';

/// The tag of a field by its number.
constexpr char context(int number) {
    return static_cast<char>(0xA0 + number);
}

constexpr std::string_view spnego_oid = "\x2b\x06\x01\x05\x05\x02";
constexpr std::string_view ntlm_oid = "\x2b\x06\x01\x04\x01\x82\x37\x02\x02\x0a";

struct Element {
    char tag = 0;
    std::string_view content;
};

/// Takes one element of DER off the front; nothing where none is whole.
std::optional<Element> take(std::string_view& octets) {
    if (octets.size() < 2) return std::nullopt;
    std::size_t header = 2;
    std::size_t size = static_cast<unsigned char>(octets[1]);
    if (size >= 0x80) {
        const auto digits = size - 0x80;
        header += digits;
        if (digits == 0 || digits > 3 || octets.size() < header) return std::nullopt;
        size = 0;
        for (const char digit : octets.substr(2, digits)) {
            size = size << 8 | static_cast<unsigned char>(digit);
        }
    }
    if (size > octets.size() - header) return std::nullopt;
    const Element element{octets.front(), octets.substr(header, size)};
    octets.remove_prefix(header + size);
    return element;
}

/// The content of the one element with that tag at the front.
std::optional<std::string_view> enter(std::optional<std::string_view> octets, char tag) {
    if (!octets) return std::nullopt;
    const auto element = take(*octets);
    if (!element || element->tag != tag) return std::nullopt;
    return element->content;
}

/// The fields of a NegTokenInit, and whether it is one; else those of a NegTokenResp.
std::optional<std::string_view> fields_of(std::string_view octets, bool& is_first) {
    auto whole = enter(octets, application_0);
    is_first = whole.has_value();
    if (!is_first) return enter(enter(octets, context(1)), sequence);
    const auto oid = take(*whole);
    if (!oid || oid->tag != object_identifier || oid->content != spnego_oid) return std::nullopt;
    return enter(enter(whole, context(0)), sequence);
}

std::string wrapped(char tag, std::string_view content) {
    std::string out(1, tag);
    const auto size = content.size();
    if (size >= 0x80) {
        const bool two = size > 0xFF;
        out += two ? '\x82' : '\x81';
        if (two) out += static_cast<char>(size >> 8);
    }
    out += static_cast<char>(size & 0xFF);
    return out.append(content);
}

std::string response(char state, const std::string& other_fields) {
    const auto fields =
        wrapped(context(0), wrapped(enumerated, std::string(1, state))) + other_fields;
    return wrapped(context(1), wrapped(sequence, fields));
}

std::string octets_field(int number, std::string_view octets) {
    return wrapped(context(number), wrapped(octet_string, octets));
}

}  // namespace

std::optional<SpnegoToken> parse_spnego(std::string_view octets) {
    bool is_first = false;
    auto fields = fields_of(octets, is_first);
    if (!fields) return std::nullopt;
    SpnegoToken out;
    while (!fields->empty()) {
        const auto field = take(*fields);
        if (!field) return std::nullopt;
        if (is_first && field->tag == context(0)) out.mechanisms = field->content;
        if (field->tag == context(2)) out.token = enter(field->content, octet_string).value_or("");
        if (field->tag == context(3)) out.has_mic = true;
    }
    return out;
}

std::string_view ntlm_inside(std::string_view token) {
    if (begins_as_ntlm(token)) return token;
    const auto spnego = parse_spnego(token);
    return spnego && begins_as_ntlm(spnego->token) ? spnego->token : std::string_view();
}

std::string spnego_goes_on(std::string_view ntlm_message) {
    constexpr char accept_incomplete = 1;
    return response(
        accept_incomplete,
        wrapped(context(1), wrapped(object_identifier, ntlm_oid)) + octets_field(2, ntlm_message)
    );
}

std::string spnego_ends(std::string_view signature) {
    constexpr char accept_completed = 0;
    return response(accept_completed, signature.empty() ? "" : octets_field(3, signature));
}

}  // namespace proxy407::auth
