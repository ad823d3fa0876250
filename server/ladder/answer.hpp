#pragma once

#include "http/reply.hpp"
#include "http/sentence.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::ladder {

/// A response as a real proxy wrote it, faults and all: they are evidence here.
struct Answer {
    int status = 0;       ///< 0: the bytes are no HTTP/1
    std::string version;  ///< "HTTP/1.0"
    std::string reason;
    http::FieldList fields;  ///< their names as they came, blanks and all
    std::string body;        ///< as far as it was read

    /// The value of the first field of that name (compared without case).
    std::optional<std::string_view> first(std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;

    bool is_success() const { return status / 100 == 2; }

    /// Does it say that the connection ends with it?
    bool closes() const;
};

/// The final response in the bytes; interim ones are left out.
Answer read_answer(std::string_view octets);

/// Has all of the response come, as far as that can be told before the connection closes?
bool is_whole(std::string_view octets, bool to_connect);

/// The status line and the fields of those names that it has, as evidence.
std::string shown(const Answer& answer, std::initializer_list<std::string_view> names);

/// The status line alone, inside of a sentence.
http::Sentence status_line(const Answer& answer);

}  // namespace proxy407::ladder
