#pragma once

#include "http/redactor.hpp"
#include "http/sentence.hpp"
#include "ladder/question.hpp"

namespace proxy407::ladder {

/// Knows the password in all its readings; the user may be shown, unless there is no password.
http::Redactor redactor_for(const Question& question);

/// Nothing is masked for whoever asked to see secrets.
http::Reader reader_of(const http::Redactor& redactor, bool shows_secrets);

/// Octets as that reader gets to see them.
std::string seen_by(const http::Reader& reader, const std::string& octets);

}  // namespace proxy407::ladder
