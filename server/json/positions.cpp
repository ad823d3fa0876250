#include "json/positions.hpp"

#include "json/syntax.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <set>
#include <vector>

namespace proxy407::json {

namespace {

/// Lets the parser read and tells how far it has come: its events do not say.
class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, const char** reached) : at_(at), reached_(reached) {}

    reference operator*() const { return *at_; }

    CountingIterator& operator++() {
        ++at_;
        *reached_ = at_;
        return *this;
    }

    CountingIterator operator++(int) {
        auto before = *this;
        ++*this;
        return before;
    }

    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

private:
    const char* at_;
    const char** reached_;
};

/// What the parser complains about, without its own prefix.
std::string complaint(const std::string& what) {
    const auto dash = what.find(" - ");
    const auto text = dash == what.npos ? what.substr(what.rfind("] ") + 2) : what.substr(dash + 3);
    return text.substr(0, text.find("; last read"));
}

/// What the parser expected; it does not think of the comma that was forgotten.
std::string in_our_words(const std::string& expected) {
    if (expected == "'}'" || expected == "']'") return "',' or " + expected;
    if (expected == "string literal") return "a key in quotes";
    return expected;
}

/// What to do about a string that the parser does not take.
std::string fix_of_string(const std::string& said) {
    const auto says = [&](const char* words) { return said.find(words) != said.npos; };
    if (says("after backslash")) return "write \\\\ for a backslash";
    if (says("ill-formed UTF-8")) return "save the file as UTF-8";
    if (says("missing closing quote")) return "close the string with a quote";
    if (says("U+000A") || says("U+000D"))
        return "close the string on its line, or write \\n for the line break";
    if (says("U+0009")) return "write \\t for a tab";
    return "";
}

}  // namespace

/// Receives the parser's events. A token begins where the one before it ended, after blanks and
/// punctuation; the parser has looked one octet further only behind a number, at punctuation.
class PositionReader : public nlohmann::json_sax<nlohmann::json> {
public:
    /// `wanted`: the pointers whose places are asked for; null: all.
    PositionReader(
        Positions& positions,
        std::string_view file,
        Mistakes& mistakes,
        const std::set<std::string>* wanted
    )
        : positions_(positions), file_(file), mistakes_(mistakes), wanted_(wanted) {}

    void read(const Limits& limits) {
        if (auto foreign = foreign_text(positions_.json_)) {
            Mistake mistake{file_, "", 0, 0, foreign->found, "JSON in UTF-8", foreign->fix};
            positions_.put(mistake, 0);
            mistakes_.push_back(std::move(mistake));
            return;
        }
        if (const auto excess = find_excess(positions_.json_, limits)) {
            Mistake mistake{file_, "", 0, 0, excess->found, excess->expected};
            if (excess->offset != std::string_view::npos) positions_.put(mistake, excess->offset);
            mistakes_.push_back(std::move(mistake));
            return;
        }
        const auto* begin = positions_.json_.data();
        const auto* end = begin + positions_.json_.size();
        reached_ = begin;
        positions_.whole_ = nlohmann::json::sax_parse(
            CountingIterator(begin, &reached_), CountingIterator(end, &reached_), this
        );
    }

    bool null() override { return value(); }

    bool boolean(bool) override { return value(); }

    bool number_integer(number_integer_t) override { return value(); }

    bool number_unsigned(number_unsigned_t) override { return value(); }

    bool number_float(number_float_t, const string_t&) override { return value(); }

    bool string(string_t&) override { return value(); }

    bool binary(binary_t&) override { return value(); }

    bool start_object(std::size_t) override { return open(false); }

    bool start_array(std::size_t) override { return open(true); }

    bool end_object() override { return close(); }

    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        if (!is_tracked()) return step();
        if (name.size() > longest_key && !wanted_) return too_long(name);
        path_.back().token = pointer_token(name);
        const auto pointer = here();
        if (!is_wanted(pointer)) return step();
        const auto [at, fresh] = positions_.keys_.emplace(pointer, token_begin());
        if (!fresh) {
            Mistake mistake{
                file_, pointer, 0, 0, "second key \"" + name + '"', "", "write each key once"};
            positions_.put(mistake, token_begin());
            mistakes_.push_back(std::move(mistake));
        }
        return step();
    }

    bool parse_error(std::size_t octets, const std::string&, const nlohmann::json::exception& error)
        override {
        const auto text = complaint(error.what());
        const auto at =
            std::min(octets - std::min<std::size_t>(octets, 1), positions_.json_.size());
        const auto semicolon = text.find("; expected ");
        Mistake mistake{file_, "", 0, 0, text.substr(0, semicolon), "JSON"};
        if (semicolon != text.npos) mistake.expected = in_our_words(text.substr(semicolon + 11));
        explain(mistake, at);
        positions_.put(mistake, at);
        mistakes_.push_back(std::move(mistake));
        return false;
    }

private:
    static constexpr std::size_t longest_key = 128;

    struct Level {
        bool array = false;
        bool tracked = true;  ///< may something wanted be in it?
        std::size_t index = 0;
        std::string token;
    };

    /// Adds the likely fix, and puts what the parser found into our words.
    void explain(Mistake& mistake, std::size_t at) const {
        if (mistake.found.starts_with("invalid string: ")) {
            mistake.fix = fix_of_string(mistake.found);
            return;
        }
        if (mistake.found == "unexpected end of input") {
            mistake.fix = "add the missing " + missing_ends();
            return;
        }
        if (mistake.expected == "end of input") {
            mistake.found = "something behind the end of the value";
            mistake.expected.clear();
            mistake.fix = "write one value a file";
            return;
        }
        if (mistake.found == "unexpected string literal" &&
            mistake.expected.starts_with("',' or ")) {
            mistake.fix = "put a comma before it";
            return;
        }
        auto fault = syntax_fault(positions_.json_, at);
        if (!fault.found.empty()) {
            mistake.found = std::move(fault.found);
            mistake.expected = std::move(fault.expected);
        }
        mistake.fix = std::move(fault.fix);
    }

    /// What would close the objects and arrays that are open.
    std::string missing_ends() const {
        std::string ends;
        for (auto level = path_.rbegin(); level != path_.rend(); ++level)
            ends += level->array ? ']' : '}';
        return ends.empty() ? "value" : ends;
    }

    bool is_tracked() const { return path_.empty() || path_.back().tracked; }

    bool is_wanted(const std::string& pointer) const {
        return !wanted_ || wanted_->contains(pointer);
    }

    /// Remembers where the value is; false when nothing in it will be asked for.
    bool remember() {
        if (!is_tracked()) return false;
        const auto pointer = here();
        if (!is_wanted(pointer)) return false;
        positions_.values_.emplace(pointer, token_begin());
        return true;
    }

    std::string here() const {
        std::string pointer;
        for (const auto& level : path_) {
            pointer += '/' + (level.array ? std::to_string(level.index) : level.token);
        }
        return pointer;
    }

    std::size_t token_begin() const {
        constexpr std::string_view between = " \t\r\n,:";
        const auto begin = positions_.json_.find_first_not_of(between, last_end_);
        return std::min(begin, positions_.json_.size());
    }

    bool step() {
        last_end_ = static_cast<std::size_t>(reached_ - positions_.json_.data());
        return true;
    }

    bool next_sibling() {
        if (!path_.empty() && path_.back().array) ++path_.back().index;
        return true;
    }

    /// The pointers of all that is in it begin with it.
    bool too_long(const std::string& key) {
        const auto found = "a key of " + std::to_string(key.size()) + " bytes";
        Mistake mistake{file_, "", 0, 0, found, std::to_string(longest_key) + " at most"};
        positions_.put(mistake, token_begin());
        mistakes_.push_back(std::move(mistake));
        return false;
    }

    bool value() {
        remember();
        step();
        return next_sibling();
    }

    bool open(bool array) {
        const bool tracked = remember();
        path_.push_back({array, tracked, 0, {}});
        return step();
    }

    bool close() {
        path_.pop_back();
        step();
        return next_sibling();
    }

    Positions& positions_;
    std::string file_;
    Mistakes& mistakes_;
    const std::set<std::string>* wanted_;
    const char* reached_ = nullptr;
    std::size_t last_end_ = 0;
    std::vector<Level> path_;
};

Positions::Positions(std::string_view json, std::string_view file, Mistakes& mistakes)
    : json_(json) {
    PositionReader(*this, file, mistakes, nullptr).read(file_limits);
}

Positions::Positions(
    std::string_view json,
    std::string_view file,
    Mistakes& mistakes,
    const Limits& limits,
    const Mistakes& wanted
)
    : json_(json) {
    std::set<std::string> pointers = {""};
    for (const Mistake& mistake : wanted)
        for (std::string path = mistake.path; !path.empty(); path.resize(path.rfind('/')))
            pointers.insert(path);
    PositionReader(*this, file, mistakes, &pointers).read(limits);
}

void Positions::put(Mistake& mistake, std::size_t offset) const {
    const auto before = json_.substr(0, offset);
    mistake.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    mistake.column = static_cast<int>(before.size() - (before.rfind('\n') + 1)) + 1;
}

void Positions::locate(Mistake& mistake) const {
    for (std::string path = mistake.path;; path.resize(path.rfind('/'))) {
        if (const auto found = values_.find(path); found != values_.end()) {
            put(mistake, found->second);
            return;
        }
        if (path.empty()) return;
    }
}

void Positions::locate_key(Mistake& mistake) const {
    const auto found = keys_.find(mistake.path);
    if (found == keys_.end()) return locate(mistake);
    put(mistake, found->second);
}

std::string pointer_token(std::string_view key) {
    std::string token;
    for (const char c : key) {
        if (c == '~') {
            token += "~0";
        } else if (c == '/') {
            token += "~1";
        } else {
            token += c;
        }
    }
    return token;
}

}  // namespace proxy407::json
