#pragma once

#include "http/framing.hpp"
#include "http/head_reader.hpp"

#include <string_view>

namespace proxy407::http {

/// What to answer when a HeadReader gave up: 414, or 501 when it is the method that has no end
/// (RFC 9112 section 3), else 431 (RFC 6585 section 5). `received` as the reader saw it.
Complaint judge_oversize(HeadReader::State state, std::string_view received);

}  // namespace proxy407::http
