#include "http/oversize.hpp"

namespace proxy407::http {

namespace {

/// The longest registered method has 17 octets.
constexpr std::size_t longest_method = 64;

}  // namespace

Complaint judge_oversize(HeadReader::State state, std::string_view received) {
    if (state != HeadReader::State::request_line_too_large) {
        return {431, "head-too-large", "The head is larger than this proxy takes.", "S-MSG-11"};
    }
    const auto begin = received.find_first_not_of("\r\n");
    const auto line = received.substr(begin == received.npos ? received.size() : begin);
    if (line.find(' ') > longest_method) {
        return {501, "method-too-long", "The method is longer than any method known.", "S-MSG-10"};
    }
    return {
        414,
        "request-target-too-long",
        "The request line is longer than this proxy takes.",
        "S-MSG-10"};
}

}  // namespace proxy407::http
