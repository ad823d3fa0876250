#include "reports/badge.hpp"

#include "reports/cause_text.hpp"
#include "reports/evidence.hpp"
#include "reports/mark.hpp"
#include "text/charset.hpp"
#include "text/counted.hpp"
#include "text/percent.hpp"

#include <pugixml.hpp>

#include <array>
#include <sstream>

namespace proxy407::reports {
namespace {

using results::Client;
using results::Document;
using results::Result;

/// U+0020 to U+007E in DejaVu Sans, measured; Verdana has nearly the same.
constexpr std::array<int, 95> ascii_widths = {
    35, 44,  51, 92, 70, 105, 86, 30, 43, 43, 55, 92, 35, 40,  35, 37, 70, 70,  70,
    70, 70,  70, 70, 70, 70,  70, 37, 37, 92, 92, 92, 58, 110, 75, 75, 77, 85,  70,
    63, 85,  83, 32, 32, 72,  61, 95, 82, 87, 66, 87, 76, 70,  67, 81, 75, 109, 75,
    67, 75,  43, 37, 43, 92,  55, 55, 67, 70, 60, 70, 68, 39,  70, 70, 31, 31,  64,
    31, 107, 70, 67, 70, 70,  45, 57, 43, 70, 65, 90, 65, 65,  58, 70, 37, 70,  92};
constexpr int middle_dot_width = 35;
constexpr int other_width = 110;  ///< an em; textLength makes it true

constexpr int height = 20;
constexpr int padding = 60;

struct Colours {
    const char* background;  ///< white text on it has a contrast of at least 4.5
    const char* says;
};

Colours colours(const Score& score) {
    if (score.unexpected > 0) return {"#b3261e", "needs a look"};
    if (score.judged == 0) return {"#5c6470", "did not run"};
    if (score.failures > 0) return {"#8a5a00", "failures are known"};
    return {"#1b6e3c", "all is well"};
}

std::string message(const Score& score) {
    if (score.judged == 0) return "not run";
    return std::to_string(score.good) + '/' + std::to_string(score.judged) + " · " +
           text::counted(score.leaks, "leak");
}

Score score_of(const Tally& tally, const results::CauseCount& count) {
    return {
        tally.good(),
        tally.judged(),
        count.leaks,
        count.causes,
        tally.unexpected() + count.unexpected};
}

/// 605 tenths of a pixel: "60.5"
std::string pixels(int tenths) {
    std::string text = std::to_string(tenths / 10);
    if (tenths % 10 != 0) text += '.' + std::to_string(tenths % 10);
    return text;
}

using Attributes = std::vector<std::pair<const char*, std::string>>;

pugi::xml_node add(pugi::xml_node parent, const char* name, const Attributes& attributes) {
    auto node = parent.append_child(name);
    for (const auto& [key, value] : attributes) node.append_attribute(key).set_value(value.c_str());
    return node;
}

void add_half(pugi::xml_node svg, const std::string& text, int x, const char* background) {
    const int width = text_width(text);
    add(svg,
        "rect",
        {{"x", pixels(x)},
         {"width", pixels(width + 2 * padding)},
         {"height", std::to_string(height)},
         {"fill", background}});
    add(svg, "text", {{"x", pixels(x + padding)}, {"y", "14"}, {"textLength", pixels(width)}})
        .text()
        .set(text.c_str());
}

}  // namespace

int text_width(std::string_view utf8) {
    int width = 0;
    for (const char32_t point : text::code_points(utf8).value_or(U""))
        width += point >= 0x20 && point < 0x7f ? ascii_widths[point - 0x20]
                 : point == U'·'               ? middle_dot_width
                                               : other_width;
    return width;
}

std::string badge_svg(const std::string& label, const Score& score) {
    const std::string says = message(score);
    const Colours colour = colours(score);
    const int left = text_width(label) + 2 * padding;
    const int width = left + text_width(says) + 2 * padding;
    pugi::xml_document document;
    auto svg =
        add(document,
            "svg",
            {{"xmlns", "http://www.w3.org/2000/svg"},
             {"width", pixels(width)},
             {"height", std::to_string(height)},
             {"viewBox", "0 0 " + pixels(width) + ' ' + std::to_string(height)},
             {"role", "img"},
             {"aria-label", label + ": " + says + ", " + colour.says},
             {"fill", "#fff"},
             {"font-family", "Verdana,DejaVu Sans,sans-serif"},
             {"font-size", "11"},
             {"shape-rendering", "crispEdges"}});
    add(svg, "title", {}).text().set((label + ": " + says + ", " + colour.says).c_str());
    add_half(svg, label, 0, "#3d444d");
    add_half(svg, says, left, colour.background);
    std::ostringstream text;
    document.save(text, "", pugi::format_raw | pugi::format_no_declaration);
    return std::move(text).str() + '\n';
}

std::vector<Badge> badges(const Document& document) {
    Tally all;
    for (const Result& result : document.results) all.add(result);
    const auto causes = results::causes_of(document);
    std::vector<Badge> made = {
        {"overall.svg", badge_svg("proxy auth", score_of(all, results::count_causes(causes)))}};
    for (const Client& client : document.clients) {
        Tally tally;
        for (const Result& result : document.results)
            if (result.client == client.name) tally.add(result);
        if (tally.judged() == 0) continue;
        const std::string label =
            client.name + (client.version.empty() ? "" : ' ' + client.version) + " proxy auth";
        // Different names stay different, and none gets out of its folder.
        made.push_back(
            {"client-" + text::percent_encode(client.name) + ".svg",
             badge_svg(
                 one_line(label),
                 score_of(tally, results::count_causes(causes_of(causes, client.name)))
             )}
        );
    }
    return made;
}

}  // namespace proxy407::reports
