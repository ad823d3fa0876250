#include "recording/particulars.hpp"

#include "text/octets.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace proxy407::recording {

namespace {

using Kind = Particular::Kind;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_word(char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '_';
}

/// Of a host, an address or a mailbox.
bool is_part_of_place(char c) {
    return is_word(c) || c == '.' || c == ':' || c == '@' || c == '+';
}

bool is_address(std::string_view word) {
    std::array<unsigned char, sizeof(in6_addr)> octets{};
    const std::string text(word);
    if (::inet_pton(AF_INET, text.c_str(), octets.data()) == 1) return octets[0] != 127;
    return std::ranges::count(word, ':') > 1 &&
           ::inet_pton(AF_INET6, text.c_str(), octets.data()) == 1 && word != "::1";
}

/// Names that stand in pages of many proxies, and those that nobody has (RFC 2606, RFC 6761).
bool is_common(std::string_view host) {
    constexpr auto ends = std::to_array<std::string_view>(
        {"w3.org",
         "squid-cache.org",
         "apache.org",
         "schema.org",
         "freecsstemplates.org",
         "tinyproxy.github.io",
         "haproxy.org",
         "mitmproxy.org",
         "proxy.py",
         "example.com",
         "example.org",
         "example.net",
         ".example",
         ".test",
         ".invalid",
         ".localhost"}
    );
    const auto lower = text::to_lower(host);
    return std::ranges::any_of(ends, [&](std::string_view end) {
        return lower == end || (lower.ends_with(end) &&
                                (end[0] == '.' || lower[lower.size() - end.size() - 1] == '.'));
    });
}

bool is_domain(std::string_view label) {
    constexpr auto known = std::to_array<std::string_view>(
        {"com",      "net",     "org",     "edu",         "gov",  "mil",      "int",
         "info",     "biz",     "local",   "lan",         "corp", "home",     "dev",
         "app",      "cloud",   "company", "online",      "site", "internal", "intra",
         "intranet", "private", "domain",  "localdomain", "arpa"}
    );
    return (label.size() == 2 && is_letter(label[0]) && is_letter(label[1])) ||
           std::ranges::find(known, text::to_lower(label)) != known.end();
}

/// "proxy.corp.example" of which a page says "//proxy.corp.example" may have any last label.
bool is_host(std::string_view word, bool is_in_url) {
    const auto dot = word.rfind('.');
    if (dot == word.npos || dot == 0 || dot + 1 == word.size()) return false;
    if (word.find("..") != word.npos || word.find('_') != word.npos) return false;
    const auto last = word.substr(dot + 1);
    const bool any_letter = std::ranges::any_of(word.substr(0, dot), is_letter);
    const bool all_letters = std::ranges::all_of(last, is_letter);
    if (!any_letter || !all_letters || last.size() < 2) return false;
    return (is_in_url || is_domain(last)) && !is_common(word);
}

bool is_number(std::string_view word) {
    constexpr std::size_t shortest = 16;
    constexpr std::ptrdiff_t fewest_digits = 3;
    return word.size() >= shortest && std::ranges::count_if(word, is_digit) >= fewest_digits;
}

/// Goes on where the text has the octet, or its percent-encoding.
bool take(std::string_view& text, char octet, std::string_view encoded) {
    if (text.starts_with(octet)) return text.remove_prefix(1), true;
    if (text.starts_with(encoded)) return text.remove_prefix(encoded.size()), true;
    return false;
}

bool take_digits(std::string_view& text, std::size_t count) {
    if (text.size() < count || !std::ranges::all_of(text.substr(0, count), is_digit)) return false;
    text.remove_prefix(count);
    return true;
}

bool take_name(std::string_view& text) {
    constexpr std::size_t size = 3;
    if (text.size() < size || !std::ranges::all_of(text.substr(0, size), is_letter)) return false;
    text.remove_prefix(size);
    return true;
}

bool take_time(std::string_view& text) {
    return take_digits(text, 2) && take(text, ':', "%3A") && take_digits(text, 2) &&
           take(text, ':', "%3A") && take_digits(text, 2);
}

/// "Mon, 30 Nov 2026 18:50:42 GMT": how long it is, 0 for none.
std::size_t http_date(std::string_view text) {
    const auto all = text.size();
    const auto blank = [&] { return take(text, ' ', "%20"); };
    const bool is_date = take_name(text) && take(text, ',', "%2C") && blank() &&
                         take_digits(text, 2) && blank() && take_name(text) && blank() &&
                         take_digits(text, 4) && blank() && take_time(text) && blank() &&
                         text.starts_with("GMT");
    return is_date ? all - text.size() + 3 : 0;
}

/// "2026-11-30T18:50:42": how long it is, 0 for none.
std::size_t iso_date(std::string_view text) {
    const auto all = text.size();
    const bool is_date = take_digits(text, 4) && take(text, '-', "-") && take_digits(text, 2) &&
                         take(text, '-', "-") && take_digits(text, 2) &&
                         (take(text, 'T', "%20") || take(text, ' ', "+")) && take_time(text);
    return is_date ? all - text.size() : 0;
}

/// The octet that a percent-encoding stands for separates words, and so do its digits.
bool is_encoded(std::string_view text, std::size_t at) {
    const auto is_hex = [](char c) { return is_digit(c) || (is_letter(c) && (c | 0x20) <= 'f'); };
    return text[at] == '%' && at + 2 < text.size() && is_hex(text[at + 1]) && is_hex(text[at + 2]);
}

class Finder {
public:
    explicit Finder(std::string_view text) : text_(text) {}

    std::vector<Particular> found() {
        for (std::size_t at = 0; at < text_.size();) {
            const auto rest = text_.substr(at);
            if (is_encoded(text_, at)) {
                at += 3;
            } else if (const auto date = std::max(http_date(rest), iso_date(rest)); date > 0) {
                found_.push_back({Kind::date, at, at + date});
                at += date;
            } else if (is_part_of_place(text_[at])) {
                at = take_word(at);
            } else {
                ++at;
            }
        }
        return std::move(found_);
    }

private:
    std::size_t take_word(std::size_t begin) {
        auto end = begin;
        while (end < text_.size() && is_part_of_place(text_[end])) ++end;
        judge(begin, end);
        return end;
    }

    void judge(std::size_t begin, std::size_t end) {
        while (end > begin && (text_[end - 1] == '.' || text_[end - 1] == ':')) --end;
        const auto word = text_.substr(begin, end - begin);
        const auto at_sign = word.find('@');
        if (is_address(word)) {
            found_.push_back({Kind::address, begin, end});
        } else if (at_sign != word.npos && at_sign > 0 && at_sign + 1 < word.size()) {
            const bool is_pair = word.substr(0, at_sign).find(':') != word.npos;
            found_.push_back({is_pair ? Kind::userinfo : Kind::mail, begin, end});
        } else {
            judge_parts(begin, end);
        }
    }

    /// "proxy.corp.example:3128"
    void judge_parts(std::size_t begin, std::size_t end) {
        for (auto at = begin; at < end;) {
            auto next = std::min(text_.find_first_of(":@+", at), end);
            const auto part = text_.substr(at, next - at);
            const bool is_in_url = at >= 2 && text_.substr(at - 2, 2) == "//";
            if (is_address(part)) {
                found_.push_back({Kind::address, at, next});
            } else if (is_host(part, is_in_url)) {
                found_.push_back({Kind::host, at, next});
            } else if (part.find('.') == part.npos && is_number(part)) {
                found_.push_back({Kind::number, at, next});
            }
            at = next + 1;
        }
    }

    std::string_view text_;
    std::vector<Particular> found_;
};

}  // namespace

std::vector<Particular> particulars(std::string_view text) {
    return Finder(text).found();
}

}  // namespace proxy407::recording
