#pragma once

#include "origin/message.hpp"
#include "text/json_writer.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace proxy407::origin {

/// A request as the text of a JSON object, in parts: what may be large in it stays in the request,
/// which has to live as long. The object's closing brace is left to the caller.
struct Description {
    std::string before;     ///< as far as the value of "data", its first quote included
    std::string_view data;  ///< to be escaped
    std::string between;    ///< as far as the value of "json"
    std::string_view json;  ///< the content as it came, where it is JSON; else "null"
    std::string after;
};

/// Of content above `most_data` the beginning is shown, and length and hash are told.
Description describe(
    const Request& request, text::JsonWriter::Layout layout, std::size_t most_data
);

/// The fields of the request as a JSON object; those of one name are joined with commas.
void write_fields(text::JsonWriter& json, const Request& request);

/// The description, piece by piece.
Stream stream_of(Description description);

}  // namespace proxy407::origin
