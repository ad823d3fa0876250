#include "scenario/transcript_lines.hpp"

#include "text/hex.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

namespace proxy407::scenario {

namespace {

using Kind = TranscriptLine::Kind;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    return lines;
}

std::string_view without_cr(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

/// Takes away "12:34:56.123456 " of --trace-time and "[0-0] " of --trace-ids.
std::string_view without_stamp(std::string_view line) {
    constexpr std::string_view form = "dd:dd:dd.dddddd ";
    const bool has_time = line.size() >= form.size() &&
                          std::equal(form.begin(), form.end(), line.begin(), [](char f, char c) {
                              return f == 'd' ? is_digit(c) : f == c;
                          });
    if (has_time) line.remove_prefix(form.size());
    const auto end = line.find("] ");
    const bool has_ids = line.starts_with('[') && end != line.npos && end < 24 &&
                         line.substr(1, end - 1).find_first_not_of("0123456789-x") == line.npos;
    if (has_ids) line.remove_prefix(end + 2);
    return line;
}

/// What curl shows of its progress, on the same stream.
bool is_progress(std::string_view line) {
    const auto from = line.find_first_not_of(' ');
    const bool is_meter = line.find("--:--:--") != line.npos || line.find("% Total") != line.npos ||
                          line.find("Dload  Upload") != line.npos;
    return is_meter && (from == line.npos || line.find("* ") == line.npos);
}

/// Where curl -v has something to say in a line: at its begin, or behind content without a line end
/// or the progress meter.
std::size_t said_at(std::string_view line) {
    if (line.starts_with("* ") || line == "*") return 0;
    for (const auto* words :
         {"*   Trying ", "* Connection #", "* Closing connection", "* Ignore ", "* Ignoring "}) {
        const auto at = line.find(words);
        if (at != line.npos) return at;
    }
    return line.npos;
}

/// curl -v and curl -i.
class PlainLines {
public:
    std::vector<TranscriptLine> lines(std::string_view text) {
        verbose_ = text.find("< HTTP/") != text.npos;
        const bool ends = text.ends_with('\n');
        const auto all = split_lines(text);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool last = i + 1 == all.size();
            take(all[i], last && !ends ? "" : "\n");
        }
        return std::move(found_);
    }

private:
    void add(Kind kind, std::string_view text) { found_.push_back({kind, std::string(text)}); }

    void take(std::string_view raw, std::string_view end) {
        if (!verbose_) return take_included(raw, end);
        auto line = without_stamp(without_cr(raw));
        const auto blanks = std::min(line.find_first_not_of(" \t"), line.size());
        const auto rest = line.substr(blanks);
        const auto is_sign = [&](char sign) {
            return rest.size() > 0 && rest[0] == sign && (rest.size() == 1 || rest[1] == ' ');
        };
        if (is_sign('>'))
            return add(Kind::request, rest.substr(std::min<std::size_t>(2, rest.size())));
        if (is_sign('<'))
            return add(Kind::response, rest.substr(std::min<std::size_t>(2, rest.size())));
        if ((is_sign('{') || is_sign('}')) && rest.ends_with("data]")) return;
        if (rest.starts_with("curl: (")) return add(Kind::said, rest);
        if (const auto at = said_at(rest); at != rest.npos) {
            if (at > 0 && !is_meter_before(rest.substr(0, at)))
                add(Kind::content, rest.substr(0, at));
            return add(Kind::said, rest.substr(at));
        }
        if (is_progress(line) || line.starts_with("```")) return;
        add(Kind::content, std::string(raw) + std::string(end));
    }

    static bool is_meter_before(std::string_view text) {
        return text.find("--:--:--") != text.npos;
    }

    /// Heads stand by themselves, each up to its empty line.
    void take_included(std::string_view raw, std::string_view end) {
        const auto line = without_cr(raw);
        if (line.starts_with("HTTP/") && line.find(' ') != line.npos) in_head_ = true;
        if (!in_head_) return add(Kind::content, std::string(raw) + std::string(end));
        add(Kind::response, line);
        if (line.empty()) in_head_ = false;
    }

    std::vector<TranscriptLine> found_;
    bool verbose_ = false;
    bool in_head_ = false;
};

/// curl --trace and --trace-ascii: events with their octets by offset.
class TracedLines {
public:
    std::vector<TranscriptLine> lines(std::string_view text) {
        for (const auto raw : split_lines(text)) {
            const auto line = without_stamp(without_cr(raw));
            if (begin(line)) continue;
            if (const auto octets = line_of_dump(line)) append(*octets);
        }
        finish();
        return std::move(found_);
    }

private:
    struct Dumped {
        std::size_t offset;
        std::string_view rest;
    };

    bool begin(std::string_view line) {
        constexpr std::string_view info = "== Info: ";
        const bool event = line.starts_with("=> ") || line.starts_with("<= ");
        if (!event && !line.starts_with(info)) return false;
        finish();
        is_open_ = false;
        if (line.starts_with(info)) {
            found_.push_back({Kind::said, std::string(line.substr(info.size()))});
        } else if (line.starts_with("=> Send header")) {
            open(Kind::request);
        } else if (line.starts_with("<= Recv header")) {
            open(Kind::response);
        } else if (line.starts_with("<= Recv data")) {
            open(Kind::content);
        }
        return true;
    }

    void open(Kind kind) {
        is_open_ = true;
        kind_ = kind;
        octets_.clear();
        lossy_ = false;
    }

    /// "0040: ..."; nothing for another line.
    static std::optional<Dumped> line_of_dump(std::string_view line) {
        const auto colon = line.find(':');
        if (colon == line.npos || colon < 4 || colon > 8) return std::nullopt;
        std::size_t offset = 0;
        for (const char c : line.substr(0, colon)) {
            if (std::isxdigit(static_cast<unsigned char>(c)) == 0) return std::nullopt;
            offset = offset * 16 +
                     static_cast<std::size_t>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
        }
        return Dumped{offset, line.substr(std::min(colon + 2, line.size()))};
    }

    void append(const Dumped& line) {
        if (!is_open_) return;
        if (const auto octets = from_hex(line.rest)) {
            octets_ += *octets;
            return;
        }
        // --trace-ascii breaks its lines at CRLF, which takes two octets.
        if (line.offset == octets_.size() + 2) octets_ += "\r\n";
        octets_ += line.rest;
        lossy_ = lossy_ || kind_ == Kind::content;
    }

    /// "48 54 54 50 ... HTTP" of --trace: sixteen columns of two digits each.
    static std::optional<std::string> from_hex(std::string_view line) {
        constexpr std::size_t columns = 48;
        std::string digits;
        for (std::size_t i = 0; i + 1 < std::min(line.size(), columns); i += 3) {
            const auto pair = line.substr(i, 2);
            if (pair == "  ") break;
            if (i + 2 < line.size() && line[i + 2] != ' ') return std::nullopt;
            digits += pair;
        }
        if (line.size() < columns || digits.empty()) return std::nullopt;
        return text::hex_decode(digits);
    }

    void finish() {
        if (!is_open_) return;
        if (kind_ == Kind::content) {
            found_.push_back({kind_, octets_, lossy_});
        } else {
            for (const auto line : split_lines(octets_))
                found_.push_back({kind_, std::string(without_cr(line))});
            if (octets_.empty()) found_.push_back({kind_, ""});
        }
        is_open_ = false;
    }

    std::vector<TranscriptLine> found_;
    bool is_open_ = false;
    Kind kind_ = Kind::said;
    std::string octets_;
    bool lossy_ = false;
};

}  // namespace

std::vector<TranscriptLine> transcript_lines(std::string_view text) {
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    const bool traced =
        text.find("<= Recv header") != text.npos || text.find("== Info: ") != text.npos;
    return traced ? TracedLines().lines(text) : PlainLines().lines(text);
}

}  // namespace proxy407::scenario
