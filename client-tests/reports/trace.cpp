#include "reports/trace.hpp"

#include "report/layout.hpp"
#include "reports/terminal_word.hpp"
#include "text/octets.hpp"

#include <sstream>

namespace proxy407::reports {
namespace {

using report::Colour;
using report::paint;
using results::Json;
using results::Result;

std::string text_of(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

std::string marked_lines(const std::string& octets, const std::string& mark) {
    std::string text;
    std::istringstream lines(octets);
    for (std::string line; std::getline(lines, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (!line.empty()) text += "  " + mark + " " + text::printable(line) + "\n";
    }
    return text;
}

std::string exchange_text(const Json& json, const report::Style& style) {
    std::string place = text::printable(text_of(json, "recorder"));
    if (json.contains("connection")) place += ", connection " + json.at("connection").dump();
    if (const std::string tunnel = text_of(json, "tunnel"); !tunnel.empty())
        place += ", inside the tunnel to " + text::printable(tunnel);
    std::string text = "  " + paint(place, Colour::dim, style.colour) + "\n";
    text += marked_lines(text_of(json, "request_head"), ">");
    text += marked_lines(text_of(json, "reply_head"), "<");
    const std::string message = text_of(json, "message");
    if (!message.empty())
        text += "  " + paint(text_of(json, "finding"), Colour::yellow, style.colour) + ": " +
                text::printable(message) + "\n";
    return text;
}

}  // namespace

std::string trace(const Result& result, const report::Style& style) {
    const results::Judgement& judgement = result.judgement;
    std::string text = paint(results::case_name(result), Colour::bold, style.colour);
    text += "\n  given: " + text::printable(result.given) + "\n";
    for (const Json& exchange : result.exchanges) text += exchange_text(exchange, style);
    text += marked_lines(result.output, "output:");
    text += marked_lines(result.error, "error:");
    text += "  " + paint(terminal_word(result), terminal_colour(mark_of(result)), style.colour);
    if (!judgement.finding.empty()) text += " " + text::printable(judgement.finding);
    if (!judgement.sentence.empty()) text += ": " + text::printable(judgement.sentence);
    return text + "\n\n";
}

}  // namespace proxy407::reports
