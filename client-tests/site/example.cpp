#include "site/example.hpp"

#include "text/octets.hpp"
#include "text/template.hpp"

#include <algorithm>
#include <sstream>

namespace proxy407::site {
namespace {

constexpr std::string_view begin_mark = "example: begin";
constexpr std::string_view end_mark = "example: end";

/// A line of nothing but a comment with the mark, in any language.
bool is_mark(std::string_view line, std::string_view mark) {
    const auto at = line.find(mark);
    if (at == line.npos) return false;
    constexpr std::string_view signs = " \t\r#/*;%-(){}\"'";
    return line.substr(0, at).find_first_not_of(signs) == line.npos &&
           line.substr(at + mark.size()).find_first_not_of(signs) == line.npos;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(std::move(line));
    return lines;
}

std::string dedented(std::vector<std::string> lines) {
    const auto is_empty = [](const std::string& line) {
        return line.find_first_not_of(" \t\r") == line.npos;
    };
    while (!lines.empty() && is_empty(lines.back())) lines.pop_back();
    std::size_t common = std::string::npos;
    for (const std::string& line : lines)
        if (!is_empty(line)) common = std::min(common, line.find_first_not_of(" \t"));
    std::string text;
    for (const std::string& line : lines)
        text += (is_empty(line) ? "" : line.substr(common)) + '\n';
    return text;
}

const text::Values samples = {
    {"url", "http://target.example/"},
    {"proxy", "http://127.0.0.1:3128"},
    {"proxy_host", "127.0.0.1"},
    {"proxy_port", "3128"},
    {"proxy_url", "http://us%40er:p%3Aw@127.0.0.1:3128"},
    {"user", "us@er"},
    {"password", "p:w"},
    {"quoted_user", "\"us@er\""},
    {"quoted_password", "\"p:w\""},
    {"no_proxy", ""},
    {"content_file", "content.txt"},
    {"ca_file", "ca.pem"}};

/// Both spellings of a variable tell the same.
bool is_told_in_small(const std::string& variable, const text::Values& all) {
    const std::string small = text::to_lower(variable);
    return small != variable && all.contains(small);
}

std::string command_line(const client::Client& client, const client::Channel& channel) {
    text::Values known = samples;
    known["driver_dir"] = "client-tests/clients/" + client.driver;
    std::vector<std::string> words;
    for (const auto& [variable, value] : channel.environment)
        if (!is_told_in_small(variable, channel.environment))
            words.push_back(variable + '=' + text::shell_word(text::expand(value, known)));
    for (const client::Words& part : channel.argv)
        if (part.when.empty() || part.when == "credentials")
            for (const std::string& word : part.words)
                words.push_back(text::shell_word(text::expand(word, known)));
    return text::joined(words, " ") + '\n';
}

}  // namespace

std::string marked_lines(const std::string& source) {
    std::string all;
    std::vector<std::string> part;
    bool is_inside = false;
    for (const std::string& line : lines_of(source)) {
        if (is_mark(line, begin_mark)) {
            is_inside = true;
        } else if (is_mark(line, end_mark)) {
            is_inside = false;
            all += (all.empty() ? "" : "\n") + dedented(std::move(part));
            part.clear();
        } else if (is_inside) {
            part.push_back(line);
        }
    }
    return all;
}

std::vector<Example> examples_of(const client::Client& client, const std::vector<Source>& sources) {
    std::vector<Example> made;
    if (!client.program)
        for (const client::Channel& channel : client.channels)
            made.push_back(
                {channel.name, client.driver + "/client.json", command_line(client, channel)}
            );
    for (const Source& source : sources)
        if (std::string code = marked_lines(source.text); !code.empty())
            made.push_back({"", source.file, std::move(code)});
    return made;
}

}  // namespace proxy407::site
