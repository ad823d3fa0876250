// http: heads kept octet for octet, the grammar of fields and credentials, and replies.
#pragma once

#include "http/target.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::http {

/// A part of a head's octets. Offsets, so that a head can be moved.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
};

struct Field {
    Span name;   ///< exactly as sent, without the colon
    Span value;  ///< without the optional whitespace around it
    Span line;   ///< the whole line without its line end
};

/// What the octets break, kept as data: it is evidence, never an exception.
enum class Anomaly {
    not_http,              ///< no request line (RFC 9112 section 2.2)
    bad_request_line,      ///< not "method SP target SP version" (section 3)
    bad_version,           ///< not HTTP/1.x (section 2.3)
    leading_whitespace,    ///< whitespace between request line and first field (section 2.2)
    bare_line_feed,        ///< a line that ends without CR (section 2.2)
    bare_carriage_return,  ///< a CR without LF (section 2.2)
    control_character,     ///< NUL or another control in the head (RFC 9110 section 5.5)
    no_colon,              ///< a line that is no field line (section 5)
    space_before_colon,    ///< section 5.1
    bad_field_name,        ///< empty, or not a token (RFC 9110 section 5.1)
    folded_line,           ///< obs-fold (section 5.2)
};

std::string_view name(Anomaly anomaly);

struct AnomalyAt {
    Anomaly anomaly;
    Span where;  ///< the line it is in
};

/// The head of one request: the exact octets received and a view of them in which order, case,
/// duplicates and whitespace of the fields survive.
struct RequestHead {
    std::string octets;     ///< up to and including the empty line
    bool is_whole = false;  ///< was taken apart; else `octets` are what came in place of a head
    Span method_span;
    Span target_span;
    Span version_span;
    std::vector<Field> fields;
    std::vector<AnomalyAt> anomalies;
    TargetForm form = TargetForm::invalid;
    int minor_version = 1;  ///< of HTTP/1.x

    std::string_view view(Span span) const {
        return std::string_view(octets).substr(span.begin, span.size);
    }

    std::string_view method() const { return view(method_span); }

    std::string_view target() const { return view(target_span); }

    std::string_view version() const { return view(version_span); }

    std::string_view name(const Field& field) const { return view(field.name); }

    std::string_view value(const Field& field) const { return view(field.value); }

    bool is_connect() const { return method() == "CONNECT"; }

    bool has(Anomaly anomaly) const;

    /// The value of the first field of that name (compared without case), if there is one.
    std::optional<std::string_view> first(std::string_view field_name) const;

    /// The values of all fields of that name, in order.
    std::vector<std::string_view> all(std::string_view field_name) const;

    /// Is the token (compared without case) a member of the comma-separated lists in the fields
    /// of that name?
    bool lists(std::string_view field_name, std::string_view token) const;
};

/// Splits a complete head, however malformed: what is wrong becomes anomalies.
RequestHead parse_request_head(std::string octets);

/// The host that a request is for, by its target alone; nothing for a path or a malformed target.
std::optional<std::string> target_host(const RequestHead& head);

}  // namespace proxy407::http
