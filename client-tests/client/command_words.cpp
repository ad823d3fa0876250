#include "client/command_words.hpp"

#include "text/octets.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace proxy407::client {
namespace {

constexpr std::array<std::string_view, 8> operators = {"|", "||", "&", "&&", ";", "<", ">", ">>"};

/// A line as it is read, character by character.
class Reader {
public:
    explicit Reader(const std::string& line) : line_(line) {}

    std::variant<std::vector<std::string>, std::string> words() {
        for (; at_ < line_.size() && wrong_.empty(); ++at_) read(line_[at_]);
        end_word();
        if (!wrong_.empty()) return wrong_;
        return std::move(words_);
    }

private:
    void read(char c) {
        if (c == '\'' || c == '"')
            read_quoted(c);
        else if (c == '\\' && at_ + 1 < line_.size())
            add(line_[++at_], true);
        else if (c == ' ' || c == '\t' || c == '\n')
            end_word();
        else
            add(c, false);
    }

    void read_quoted(char quote) {
        const auto begin = at_;
        is_quoted_ = true;
        for (++at_; at_ < line_.size() && line_[at_] != quote; ++at_) {
            const bool escapes = quote == '"' && line_[at_] == '\\' && at_ + 1 < line_.size() &&
                                 (line_[at_ + 1] == '"' || line_[at_ + 1] == '\\');
            if (escapes) ++at_;
            add(line_[at_], true);
        }
        if (at_ >= line_.size())
            wrong_ = std::string("has a ") + quote +
                     " that no other one closes: " + text::printable(line_.substr(begin, 40));
    }

    void add(char c, bool quoted) {
        word_ += c;
        is_quoted_ = is_quoted_ || quoted;
    }

    void end_word() {
        if (word_.empty() && !is_quoted_) return;
        const bool is_operator =
            !is_quoted_ && std::ranges::find(operators, word_) != operators.end();
        if (is_operator)
            wrong_ = "has the word " + word_ + ", and no shell reads it: write sh -c '...' for one";
        words_.push_back(std::move(word_));
        word_.clear();
        is_quoted_ = false;
    }

    const std::string& line_;
    std::size_t at_ = 0;
    std::string word_;
    bool is_quoted_ = false;
    std::vector<std::string> words_;
    std::string wrong_;
};

}  // namespace

std::variant<std::vector<std::string>, std::string> command_words(const std::string& line) {
    return Reader(line).words();
}

}  // namespace proxy407::client
