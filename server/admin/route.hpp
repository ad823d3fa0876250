#pragma once

#include "admin/answer.hpp"
#include "admin/shape.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::admin {

/// All paths begin with it.
inline constexpr std::string_view prefix = "/__admin";

/// What a request may bring in its body.
struct Body {
    enum class Form { none, members, scenario };  ///< scenario: any text, to be judged
    Form form = Form::none;
    Members members = {};
};

/// What a request gets when all goes well.
struct Success {
    int status = 200;
    std::string_view type = "application/json";
    std::string_view schema = {};  ///< name in schemas.json; "": any text, or nothing
};

/// A row of the table of routes. The description for programs is made of these rows.
struct Route {
    std::string_view method;
    std::string_view path;  ///< "/proxies/{name}/scenario"
    std::string_view id;    ///< "useScenario"
    std::string_view what;
    Members query = {};
    Body body = {};
    Success success = {};
    int other_status = 0;            ///< that may come with the same content; 0: none
    std::vector<int> problems = {};  ///< beside 400, where the request brings something
    Answer (*act)(const Call& call) = nullptr;
};

std::span<const Route> routes();

/// The names in braces of a path.
std::vector<std::string> captures_of(std::string_view path);

/// The answer to a request that may ask; never throws.
Answer answer(Desk& desk, const Request& request);

}  // namespace proxy407::admin
