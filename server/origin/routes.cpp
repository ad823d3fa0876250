#include "origin/route.hpp"

#include <array>

namespace proxy407::origin {
namespace {

constexpr std::string_view any = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
constexpr std::string_view get = "GET, HEAD";

}  // namespace

std::span<const Route> routes() {
    static constexpr std::array table = {
        Route{get, "/", "/", "this page", index_page},
        Route{get, "/ip", "/ip", "the exit address", exit_address},
        Route{get, "/get", "/get", "the request, as JSON", echo},
        Route{get, "/headers", "/headers", "the request's fields, as JSON", headers},
        Route{"POST", "/post", "/post", "the request with its content, as JSON", echo},
        Route{any, "/anything", "/anything", "the same for any method", echo},
        Route{any, "/anything/**", "", "", echo},
        Route{any, "/status/*", "/status/N", "an answer with that status, 200 to 599", status},
        Route{any, "/redirect-to", "/redirect-to?url=U&status_code=N", "a redirect", redirect_to},
        Route{any, "/delay/*", "/delay/N", "the request as JSON, after up to 10 s", delay},
        Route{get, "/bytes/*", "/bytes/N", "N bytes, always the same, up to 10 MiB", bytes},
        Route{get, "/stream/*", "/stream/N", "N lines of JSON in chunks, up to 100", stream},
        Route{get, "/basic-auth/*/*", "/basic-auth/USER/PASS", "a 401 of the target", basic_auth},
    };
    return table;
}

}  // namespace proxy407::origin
