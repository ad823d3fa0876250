#include "http/head_reader.hpp"

namespace proxy407::http {

namespace {

bool is_empty_line(std::string_view line) {
    return line.empty() || line == "\r";
}

}  // namespace

HeadReader::State HeadReader::feed(std::string_view received) {
    while (true) {
        const auto line_end = received.find('\n', looked_at_);
        const bool complete = line_end != received.npos;
        looked_at_ = complete ? line_end + 1 : received.size();
        const auto line =
            received.substr(line_begin_, (complete ? line_end : received.size()) - line_begin_);

        if (in_request_line_ && line.size() > limits_.request_line)
            return State::request_line_too_large;
        if (looked_at_ - begin_ > limits_.head)
            return in_request_line_ ? State::request_line_too_large : State::head_too_large;
        if (!complete) return State::more;

        line_begin_ = looked_at_;
        if (!is_empty_line(line)) {
            if (!in_request_line_ && ++fields_ > limits_.fields) return State::head_too_large;
            in_request_line_ = false;
        } else if (in_request_line_) {
            begin_ = line_begin_;
            if (begin_ > limits_.head) return State::head_too_large;
        } else {
            end_ = line_begin_;
            return State::complete;
        }
    }
}

}  // namespace proxy407::http
