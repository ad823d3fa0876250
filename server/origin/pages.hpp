#pragma once

#include "origin/message.hpp"

#include <map>
#include <optional>
#include <string>

namespace proxy407::origin {

/// Contents by path: "/simple/sample/index.html". What a package manager or git needs to find.
using Pages = std::map<std::string, std::string>;

/// The page that is asked for, of a folder its "index.html": one that begins with "/HOST" where
/// there is one, else by the path alone. Nothing when there is none, or for another method than GET
/// and HEAD. The pages must live as long as the answer.
std::optional<Answer> page(const Request& request, const Pages& pages);

}  // namespace proxy407::origin
