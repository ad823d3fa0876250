#include "ladder/told.hpp"

#include "http/redactor.hpp"
#include "ladder/lines.hpp"
#include "ladder/redacted.hpp"
#include "text/octets.hpp"

namespace proxy407::ladder {
namespace {

using report::Colour;

constexpr std::size_t label_width = 10;
constexpr std::size_t rung_width = 16;

/// Prose behind a label.
std::string labelled(std::string_view label, const std::string& prose) {
    return report::pad_right(label, label_width) +
           report::wrap(text::printable(prose), label_width) + '\n';
}

/// Octets behind a label, line by line: every blank of theirs may matter.
std::string labelled_octets(std::string_view label, std::string_view lines) {
    std::string out;
    while (!lines.empty()) {
        const auto end = lines.find('\n');
        out += report::pad_right(out.empty() ? label : "", label_width) +
               text::printable(lines.substr(0, end)) + '\n';
        lines.remove_prefix(end == lines.npos ? lines.size() : end + 1);
    }
    return out;
}

std::string sentences(const Climbed& rung, const http::Reader& reader) {
    constexpr std::size_t indent = label_width + rung_width;
    std::string out;
    for (const auto& sentence : rung.says) {
        if (!out.empty()) out += std::string(indent, ' ');
        const auto words = text::printable(sentence.text(reader));
        out += report::wrap(words, indent) + '\n';
    }
    return out.empty() ? "\n" : out;
}

std::string rung_line(const Climbed& rung, const http::Reader& reader, bool colour) {
    const bool explains = rung.status == Status::explains;
    const auto mark = report::pad_right(explains ? "cause" : "passed", label_width);
    return report::paint(mark, explains ? Colour::red : Colour::green, colour) +
           report::pad_right(rung.rung->id, rung_width) + sentences(rung, reader);
}

std::string not_reached(const Ladder& ladder) {
    std::vector<std::string> ids;
    for (const auto& rung : ladder.climbed())
        if (rung.status == Status::not_reached) ids.emplace_back(rung.rung->id);
    return ids.empty() ? "" : labelled("not asked", text::joined(ids));
}

std::string told_conclusion(const Conclusion& conclusion, const http::Reader& reader, bool colour) {
    const auto good = conclusion.kind == Kind::works;
    auto out = report::paint(
        labelled("cause", conclusion.cause.text(reader)), good ? Colour::green : Colour::red, colour
    );
    if (!conclusion.bytes.empty())
        out += labelled_octets("received", seen_by(reader, conclusion.bytes));
    if (!conclusion.change.empty()) out += labelled("change", conclusion.change);
    return out + labelled(
                     "id",
                     std::string(conclusion.id) + " (exit code " +
                         std::to_string(static_cast<int>(conclusion.kind)) + ")"
                 );
}

std::string of_lines(const Ladder& ladder, const Manner& manner) {
    std::string out;
    const auto lines = working_lines(ladder.facts(), manner.client, manner.shows_secrets);
    for (const auto& line : lines)
        out += std::string(out.empty() ? "\nthis works\n" : "") + "# " + line.client + '\n' +
               line.line + '\n';
    const bool has_password = ladder.facts().account && !manner.shows_secrets && !out.empty();
    return out +
           (has_password ? "PASSWORD stands for the password; --show-secrets prints it.\n" : "");
}

std::string heading(const Ladder& ladder) {
    const auto& question = ladder.facts().question;
    const auto target = to_url(question.target);
    return labelled("proxy", without_credentials(question.proxy)) +
           labelled(
               "target",
               target + (question.target.is_made_up
                             ? " (a name that nobody has: nothing goes further than the proxy)"
                             : "")
           ) +
           '\n';
}

}  // namespace

std::string told(const Ladder& ladder, const Manner& manner) {
    const auto redactor = redactor_for(ladder.facts().question);
    const auto reader = reader_of(redactor, manner.shows_secrets);
    auto out = heading(ladder);
    for (const auto& rung : ladder.climbed())
        if (rung.status == Status::passed || rung.status == Status::explains)
            out += rung_line(rung, reader, manner.colour);
    return out + not_reached(ladder) + '\n' +
           told_conclusion(ladder.conclusion(), reader, manner.colour) + of_lines(ladder, manner);
}

std::string told(const Conclusion& conclusion, const Manner& manner) {
    return told_conclusion(conclusion, {}, manner.colour);
}

}  // namespace proxy407::ladder
