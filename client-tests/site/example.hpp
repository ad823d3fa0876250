#pragma once

#include "client/client.hpp"
#include "site/entry.hpp"

#include <string>
#include <vector>

namespace proxy407::site {

/// The lines of a source between "example: begin" and "example: end", each alone in a comment,
/// without what they are indented by in common; several parts are joined by an empty line. "" where
/// nothing is marked.
std::string marked_lines(const std::string& source);

struct Source {
    std::string file;  ///< from the folder of the clients
    std::string text;
};

/// How the client is called: the command line of a template for each channel, with a user and a
/// password that need care, and the marked lines of a program, or of what a template calls.
std::vector<Example> examples_of(const client::Client& client, const std::vector<Source>& sources);

}  // namespace proxy407::site
