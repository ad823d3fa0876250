#include "site/page.hpp"

#include "reports/hash_source.hpp"
#include "site/page_source.hpp"
#include "site/public_text.hpp"

#include <algorithm>
#include <array>

namespace proxy407::site {
namespace {

struct Entrance {
    std::string_view path;
    std::string_view label;
};

constexpr std::array<Entrance, 3> entrances = {{
    {"index.html", "Clients"},
    {"questions.html", "Questions"},
    {"findings.html", "What goes wrong"},
}};

std::string policy(std::string_view script) {
    return "default-src 'none'; style-src " + reports::hash_source(style_source()) +
           (script.empty() ? "" : "; script-src " + reports::hash_source(script)) +
           "; base-uri 'none'; form-action 'none'";
}

std::string navigation(const Page& page) {
    std::string text = "<nav aria-label=\"Site\"><ul>\n";
    for (const Entrance& one : entrances) {
        const bool is_here = one.path == page.path;
        text += "<li><a href=\"" + way_up(page.path) + std::string(one.path) + '"' +
                (is_here ? " aria-current=\"page\"" : "") + '>' + std::string(one.label) +
                "</a></li>\n";
    }
    return text + "</ul></nav>\n";
}

}  // namespace

std::string way_up(std::string_view path) {
    std::string way;
    for (auto left = std::ranges::count(path, '/'); left > 0; --left) way += "../";
    return way;
}

File file_of(const Page& page) {
    std::string html =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
        policy(page.script) +
        "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n" +
        element("title", page.title) + "\n<meta name=\"description\" content=\"" +
        html_text(page.description) + "\">\n<style>" + std::string(style_source()) +
        "</style>\n</head>\n<body" + (page.is_wide ? " class=\"wide\"" : "") +
        ">\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n" + navigation(page) +
        "<main id=\"content\">\n" + page.body +
        "</main>\n<footer>Made by <code>proxy407 certify site</code>, not by hand. A leak without "
        "a "
        "public reference is counted and not described.</footer>\n";
    if (!page.script.empty()) html += "<script>" + std::string(page.script) + "</script>\n";
    return {page.path, html + "</body>\n</html>\n"};
}

}  // namespace proxy407::site
