#include "json/limits.hpp"

#include <vector>

namespace proxy407::json {
namespace {

std::string at_most(std::size_t limit) {
    return std::to_string(limit) + " at most";
}

std::string size(std::size_t octets) {
    constexpr std::size_t mebibyte = 1024 * 1024;
    return octets % mebibyte == 0 ? std::to_string(octets / mebibyte) + " MiB"
                                  : std::to_string(octets) + " bytes";
}

/// Goes through the structure of a text: brackets, braces and commas outside of strings.
class Scan {
public:
    Scan(std::string_view text, const Limits& limits) : text_(text), limits_(limits) {}

    std::optional<Excess> first_excess() {
        for (; at_ < text_.size() && !excess_; ++at_) look();
        return std::move(excess_);
    }

private:
    struct Level {
        bool is_object;
        std::size_t members;
    };

    void look() {
        switch (text_[at_]) {
            case '"': skip_string(); break;
            case '[': open(false); break;
            case '{': open(true); break;
            case ']':
            case '}':
                if (!levels_.empty()) levels_.pop_back();
                break;
            case ',': next(); break;
            case '\0': beyond("a NUL byte", "a JSON text in UTF-8"); break;
            default: break;
        }
    }

    void skip_string() {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_)
            if (text_[at_] == '\\') ++at_;
    }

    void open(bool object) {
        if (levels_.size() == limits_.depth)
            return beyond("yet another level of nesting", at_most(limits_.depth));
        levels_.push_back({object, 1});
        count_value();  // its first item; an empty one counts as if it had one
    }

    void next() {
        const bool in_object = !levels_.empty() && levels_.back().is_object;
        if (in_object && ++levels_.back().members > limits_.members)
            return beyond("yet another key in an object", at_most(limits_.members));
        count_value();
    }

    void count_value() {
        if (++values_ > limits_.values) beyond("yet another value", at_most(limits_.values));
    }

    void beyond(std::string found, std::string expected) {
        excess_ = {at_, std::move(found), std::move(expected)};
    }

    std::string_view text_;
    const Limits& limits_;
    std::size_t at_ = 0;
    std::size_t values_ = 1;
    std::vector<Level> levels_;
    std::optional<Excess> excess_;
};

}  // namespace

std::optional<Excess> find_excess(std::string_view text, const Limits& limits) {
    if (text.size() > limits.octets)
        return Excess{text.npos, "more than " + size(limits.octets), "a JSON text in UTF-8"};
    return Scan(text, limits).first_excess();
}

bool is_json(std::string_view text, const Limits& limits) {
    return !find_excess(text, limits) && nlohmann::json::accept(text);
}

}  // namespace proxy407::json
