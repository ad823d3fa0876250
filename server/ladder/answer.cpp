#include "ladder/answer.hpp"

#include "text/octets.hpp"

#include <charconv>

namespace proxy407::ladder {
namespace {

/// Where the head ends, its empty line included; npos: it has not ended yet.
std::size_t end_of_head(std::string_view octets) {
    const auto crlf = octets.find("\r\n\r\n");
    const auto bare = octets.find("\n\n");
    if (crlf == octets.npos && bare == octets.npos) return octets.npos;
    return crlf < bare ? crlf + 4 : bare + 2;
}

/// Without interim responses.
std::string_view final_response(std::string_view octets) {
    while (octets.starts_with("HTTP/1.") && octets.size() > 9 && octets[9] == '1') {
        const auto end = end_of_head(octets);
        if (end == octets.npos || http::status_of(octets) == 101) break;
        octets.remove_prefix(end);
    }
    return octets;
}

std::string_view next_line(std::string_view& rest) {
    const auto end = rest.find('\n');
    auto line = rest.substr(0, end);
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

void read_status(std::string_view line, Answer& answer) {
    answer.version = line.substr(0, line.find(' '));
    answer.status = http::status_of(line);
    const auto reason = line.find(' ', answer.version.size() + 1);
    if (reason != line.npos) answer.reason = text::trim(line.substr(reason));
}

bool has_token(const Answer& answer, std::string_view name, std::string_view token) {
    for (const auto value : answer.all(name))
        if (text::to_lower(value).find(token) != std::string::npos) return true;
    return false;
}

}  // namespace

std::optional<std::string_view> Answer::first(std::string_view name) const {
    const auto values = all(name);
    if (values.empty()) return std::nullopt;
    return values.front();
}

std::vector<std::string_view> Answer::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [field, value] : fields)
        if (text::equal_ignoring_case(field, name)) values.push_back(value);
    return values;
}

bool Answer::closes() const {
    if (has_token(*this, "Connection", "close") || has_token(*this, "Proxy-Connection", "close"))
        return true;
    const bool kept = has_token(*this, "Connection", "keep-alive") ||
                      has_token(*this, "Proxy-Connection", "keep-alive");
    return version == "HTTP/1.0" && !kept;
}

Answer read_answer(std::string_view octets) {
    Answer answer;
    auto rest = final_response(octets);
    if (!rest.starts_with("HTTP/1.")) return answer;
    const auto end = std::min(end_of_head(rest), rest.size());
    answer.body = rest.substr(end);
    rest = rest.substr(0, end);
    read_status(next_line(rest), answer);
    while (!rest.empty()) {
        const auto line = next_line(rest);
        const auto colon = line.find(':');
        if (colon == line.npos) continue;
        answer.fields.emplace_back(line.substr(0, colon), text::trim(line.substr(colon + 1)));
    }
    return answer;
}

bool is_whole(std::string_view octets, bool to_connect) {
    const auto response = final_response(octets);
    const auto end = end_of_head(response);
    if (!response.starts_with("HTTP/1.") || end == response.npos) return false;
    const auto answer = read_answer(octets);
    if (to_connect && answer.is_success()) return true;
    if (http::has_no_content(answer.status)) return true;
    if (has_token(answer, "Transfer-Encoding", "chunked"))
        return answer.body.ends_with("0\r\n\r\n");
    const auto length = answer.first("Content-Length");
    if (!length) return false;
    std::size_t octets_to_come = 0;
    const auto* last = length->data() + length->size();
    const auto [stopped, error] = std::from_chars(length->data(), last, octets_to_come);
    return error == std::errc{} && stopped == last && answer.body.size() >= octets_to_come;
}

std::string shown(const Answer& answer, std::initializer_list<std::string_view> names) {
    if (answer.status == 0) return "";
    std::string out = answer.version + ' ' + std::to_string(answer.status);
    if (!answer.reason.empty()) out += ' ' + answer.reason;
    for (const auto name : names)
        for (const auto& [field, value] : answer.fields)
            if (text::equal_ignoring_case(field, name)) out += "\n" + field + ": " + value;
    return out;
}

http::Sentence status_line(const Answer& answer) {
    return http::Sentence::received(shown(answer, {}));
}

}  // namespace proxy407::ladder
