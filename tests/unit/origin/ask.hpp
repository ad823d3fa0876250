#pragma once

#include "origin/origin.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace proxy407::origin {

inline Request request(std::string path, std::string method = "GET") {
    Request made;
    made.head.method = std::move(method);
    made.head.path_and_query = std::move(path);
    made.head.host = "api.test";
    made.head.fields = {{"Host", "api.test"}};
    made.scheme = "http";
    made.exit_address = "127.0.0.1";
    return made;
}

inline Answer ask(std::string path, std::string method = "GET") {
    return answer(request(std::move(path), std::move(method)), std::nullopt);
}

inline nlohmann::json json_of(const Answer& answer) {
    return nlohmann::json::parse(answer.reply.body);
}

}  // namespace proxy407::origin
