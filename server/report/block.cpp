#include "report/block.hpp"

#include "report/said.hpp"
#include "text/octets.hpp"

namespace proxy407::report {
namespace {

constexpr std::size_t label_width = 10;
constexpr std::size_t most_evidence = 400;

}  // namespace

std::string block_line(
    std::string_view label,
    std::string_view text,
    Colour label_colour,
    Colour text_colour,
    bool colour
) {
    return std::string(block_indent - label_width - 2, ' ') +
           paint(pad_right(label, label_width), label_colour, colour) + "  " +
           paint(text, text_colour, colour) + "\n";
}

std::string complaint_block(
    const journal::Exchange& exchange, const http::Reader& reader, bool colour
) {
    const Said words = said_of_complaint(exchange);
    const auto line = [&](std::string_view label, const http::Sentence& sentence) {
        const auto shown = wrap(text::printable(sentence.text(reader)), block_indent);
        return shown.empty() ? shown : block_line(label, shown, Colour::dim, Colour::none, colour);
    };
    return line("what", words.message) + line("received", words.evidence) + line("fix", words.fix);
}

std::string diagnosis_block(
    const diagnosis::Diagnosis& diagnosis, const http::Reader& reader, bool colour
) {
    std::string lines;
    const auto add = [&](std::string_view label, const std::string& text, Colour text_colour) {
        if (!text.empty()) lines += block_line(label, text, Colour::dim, text_colour, colour);
    };
    const auto sentence = [&](const http::Sentence& said) {
        return wrap(text::printable(said.text(reader)), block_indent);
    };
    const std::string cause(diagnosis::title(diagnosis.cause));
    const std::string id =
        std::string(diagnosis::name(diagnosis.cause)) + "/" + text::printable(diagnosis.finding);
    add("cause",
        paint(cause, Colour::bold, colour) + "  " + paint(id, Colour::dim, colour),
        Colour::none);
    add("what", sentence(diagnosis.message), Colour::none);
    // Neither evidence nor the command is broken into lines: they are to be searched and pasted.
    add("received",
        elide(text::printable(diagnosis.evidence.text(reader)), most_evidence),
        Colour::yellow);
    add("fix", sentence(diagnosis.fix), Colour::none);
    add("this works", text::printable(diagnosis.command.text(reader)), Colour::cyan);
    return lines;
}

}  // namespace proxy407::report
