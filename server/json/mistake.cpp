#include "json/mistake.hpp"

#include "text/octets.hpp"

#include <nlohmann/json.hpp>

namespace proxy407::json {

std::string to_string(const Mistake& mistake) {
    std::string line = mistake.file;
    if (mistake.line > 0) {
        line += ':' + std::to_string(mistake.line) + ':' + std::to_string(mistake.column);
    }
    if (!line.empty()) line += ": ";
    if (!mistake.path.empty()) line += mistake.path + ": ";
    const bool has_fix = !mistake.fix.empty();
    line += (mistake.expected.empty() ? "" : "found ") + mistake.found;
    if (has_fix) line += "; " + mistake.fix;
    if (!mistake.expected.empty())
        line += (has_fix ? " (expected " : ", expected ") + mistake.expected + (has_fix ? ")" : "");
    return text::printable(line);
}

namespace {

std::string cut(std::string text) {
    constexpr std::size_t longest = 60;
    if (text.size() > longest) {
        std::size_t end = longest;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
        text = text.substr(0, end) + "...";
    }
    return text;
}

template <class Json>
std::string dumped(const Json& value) {
    return cut(text::printable(value.dump(-1, ' ', false, Json::error_handler_t::replace)));
}

}  // namespace

std::string shown(const nlohmann::json& value) {
    return dumped(value);
}

std::string shown(const nlohmann::ordered_json& value) {
    return dumped(value);
}

}  // namespace proxy407::json
