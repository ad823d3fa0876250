#include "origin/origin.hpp"

#include "origin/route.hpp"
#include "text/octets.hpp"

#include <string_view>
#include <utility>

namespace proxy407::origin {
namespace {

Answer not_found(std::string_view path) {
    return text_answer(
        404,
        "The embedded origin of proxy407 has nothing at " + text::printable(path) +
            ". It answers for every host, with these:\n\n" + list_of_routes()
    );
}

Answer not_allowed(const Request& request, const Route& route) {
    Answer answer = text_answer(
        405,
        text::printable(request.head.method) + " is not for " + std::string(route.shown) +
            ". Allowed: " + std::string(route.methods) + "\n"
    );
    answer.reply.set("Allow", route.methods);
    return answer;
}

Answer options_of_the_server() {
    Answer answer;
    answer.reply.set("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    return answer;
}

}  // namespace

Answer answer(const Request& request, std::optional<int> fixed_status) {
    if (fixed_status) return answer_with_status(request, *fixed_status);
    const std::string_view target = path_of(request);
    if (target == "*" && request.head.method == "OPTIONS") return options_of_the_server();

    const std::string_view path = target.substr(0, target.find('?'));
    Call call{request, {}};
    for (const Route& route : routes()) {
        if (!matches(route.pattern, path, call.captures)) continue;
        if (!allows(route.methods, request.head.method)) return not_allowed(request, route);
        return route.answer(call);
    }
    return not_found(path);
}

}  // namespace proxy407::origin
