#include "suite/shown.hpp"

#include "report/layout.hpp"
#include "suite/cell.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <sstream>

namespace proxy407::runner {
namespace {

using report::Colour;
using report::paint;

std::string text_of(const nlohmann::json& json, const char* key) {
    return json.at(key).is_string() ? json.at(key).get<std::string>() : "";
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

std::string exchange_text(const std::string& line, const report::Style& style) {
    const auto json = nlohmann::json::parse(line);
    std::string place = text_of(json, "recorder") + ", connection " +
                        std::to_string(json.at("connection").get<std::uint64_t>());
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

std::string shown_case(const CaseResult& result, const report::Style& style) {
    std::string text = paint(
        result.client + " " + result.channel + " " + std::string(name(result.target)) + " " +
            text::printable(result.scenario),
        Colour::bold,
        style.colour
    );
    text += "\n  given: " + text::printable(result.given) + "\n";
    for (const std::string& exchange : result.exchanges) text += exchange_text(exchange, style);
    text += marked_lines(result.reported.content, "output:");
    text += marked_lines(result.reported.error, "error:");
    text += "  " + paint(cell_text(result), cell_colour(result), style.colour);
    if (!result.judgement.finding.empty()) text += " " + result.judgement.finding;
    if (!result.judgement.sentence.empty())
        text += ": " + text::printable(result.judgement.sentence);
    return text + "\n\n";
}

}  // namespace proxy407::runner
