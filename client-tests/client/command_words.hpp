#pragma once

#include <string>
#include <variant>
#include <vector>

namespace proxy407::client {

/// The words of a command line, quotes and backslashes read as a shell reads them. Nothing else of
/// a shell is done: no variable is put in, no other program is fed. What can't be read comes back
/// as a sentence.
std::variant<std::vector<std::string>, std::string> command_words(const std::string& line);

}  // namespace proxy407::client
