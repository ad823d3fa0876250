#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace proxy407::recording {

/// A part of a text that is of one network or of one moment.
struct Particular {
    enum class Kind {
        address,   ///< IPv4 or IPv6; not of the loopback
        host,      ///< a name with a dot; not one of those that standards and proxies' pages name
        mail,      ///< the address of somebody
        userinfo,  ///< "user:password@host"
        date,      ///< RFC 9110 section 5.6.7, also percent-encoded, or ISO 8601
        number,    ///< of a request or a session: a long run of letters and digits
    };
    Kind kind;
    std::size_t begin;
    std::size_t end;
};

/// In their order, none within another.
std::vector<Particular> particulars(std::string_view text);

}  // namespace proxy407::recording
