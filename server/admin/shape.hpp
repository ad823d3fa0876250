#pragma once

#include "admin/problem.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace proxy407::admin {

/// What a key of a query or a member of a body may hold.
enum class Kind {
    text,
    name,  ///< 1 to 64 letters, digits, dots, - and _
    integer,
    flag,
    scenario,  ///< the name of a built-in one, or the scenario itself
    checks,    ///< a list of names, or of objects as in a scenario's `expect`
    match,     ///< an object with the members of a filter
};

/// A key of a query, or a member of a body.
struct Member {
    std::string_view name;
    Kind kind = Kind::text;
    std::string_view what;
    bool is_required = false;
    std::int64_t least = 0;
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
    std::vector<std::string_view> words = {};  ///< a text is one of these; none: any
};

using Members = std::vector<Member>;

/// An object with no more than the members, each as its kind asks; or what is wrong with it.
using Taken = std::variant<Json, Problem>;

/// Of "a=1&b=2", still encoded. A key that is there twice is a mistake.
Taken read_query(std::string_view query, const Members& members);

/// Of a JSON text; nothing stands for {}.
Taken read_body(std::string_view body, const Members& members);

/// As read_body of what is inside an object.
Taken read_object(const Json& object, const Members& members, const std::string& pointer);

std::vector<std::string> names_of(const Members& members);

/// The schema of such an object.
Json schema_of(const Members& members);

/// The schema of one of its members.
Json schema_of(const Member& member);

/// The largest body that is read.
inline constexpr std::size_t most_of_body = 1024ul * 1024;

}  // namespace proxy407::admin
