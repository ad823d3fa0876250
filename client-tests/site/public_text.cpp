#include "site/public_text.hpp"

#include "text/octets.hpp"

#include <regex>
#include <sstream>

namespace proxy407::site {

std::string public_text(std::string text) {
    static const std::regex place(R"((127\.0\.0\.1|\[::1\]):\d{4,5})");
    static const std::regex clients(R"((/[\w.@+-]+)+/(client-tests/clients/))");
    return std::regex_replace(std::regex_replace(text, place, "$1:3128"), clients, "$2");
}

std::string html_text(std::string_view text) {
    std::string escaped;
    for (const char c : text::printable(text)) switch (c) {
            case '<': escaped += "&lt;"; break;
            case '>': escaped += "&gt;"; break;
            case '&': escaped += "&amp;"; break;
            case '"': escaped += "&quot;"; break;
            case '\'': escaped += "&#39;"; break;
            default: escaped += c;
        }
    return escaped;
}

std::string html_lines(std::string_view text) {
    std::istringstream lines{std::string(text)};
    std::string escaped;
    for (std::string line; std::getline(lines, line);) {
        const auto first = line.find_first_not_of('\t');
        const std::size_t tabs = first == line.npos ? line.size() : first;
        escaped +=
            std::string(4 * tabs, ' ') + html_text(std::string_view(line).substr(tabs)) + '\n';
    }
    return escaped;
}

std::string element(std::string_view name, std::string_view text) {
    const std::string tag(name);
    return '<' + tag + '>' + html_text(text) + "</" + tag + '>';
}

std::string definition(std::string_view name, const std::string& html) {
    return html.empty() ? "" : element("dt", name) + "<dd>" + html + "</dd>\n";
}

std::string safe_address(const std::string& address) {
    const bool is_web = address.starts_with("https://") || address.starts_with("http://");
    return is_web && !text::has_control(address) ? address : "";
}

std::string link(const std::string& address, std::string_view text) {
    if (safe_address(address).empty()) return html_text(text);
    return "<a href=\"" + html_text(address) + "\" rel=\"noreferrer\">" + html_text(text) + "</a>";
}

std::string clause_address(const std::string& source) {
    static const std::regex rfc(R"(RFC (\d+)(?: section ([0-9A-Z.]+))?.*)");
    std::smatch parts;
    if (!std::regex_match(source, parts, rfc)) return "";
    std::string address = "https://www.rfc-editor.org/rfc/rfc" + parts[1].str() + ".html";
    if (parts[2].matched) {
        std::string section = parts[2];
        while (section.ends_with('.')) section.pop_back();
        address += "#section-" + section;
    }
    return address;
}

std::string file_name(std::string_view name) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";
    constexpr std::string_view digits = "0123456789abcdef";
    std::string made;
    for (const char c : name) {
        const bool is_first_dot = c == '.' && made.empty();
        if (c == '/')
            made += '~';
        else if (plain.find(c) != plain.npos && !is_first_dot)
            made += c;
        else {
            const auto octet = static_cast<unsigned char>(c);
            made += '_';
            made += digits[octet / 16];
            made += digits[octet % 16];
        }
    }
    return made.empty() ? "_" : made;
}

}  // namespace proxy407::site
