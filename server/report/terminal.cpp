#include "report/terminal.hpp"

#include "report/block.hpp"
#include "report/shown.hpp"
#include "text/octets.hpp"

#include <optional>
#include <string_view>

namespace proxy407::report {
namespace {

using decision::Verdict;

constexpr std::size_t target_width = 58;

struct VerdictWord {
    std::string_view text;
    Colour colour;
};

VerdictWord word_for(const journal::Exchange& exchange) {
    if (exchange.recorder == journal::Recorder::origin) return {"in tunnel", Colour::dim};
    if (exchange.recorder == journal::Recorder::direct_origin) return {"direct", Colour::red};
    switch (verdict_of(exchange)) {
        case Verdict::open: return {"open", Colour::none};
        case Verdict::accepted: return {"accepted", Colour::green};
        case Verdict::challenged: return {"challenge", Colour::none};
        case Verdict::refused: return {"refused", Colour::red};
        case Verdict::malformed: return {"malformed", Colour::yellow};
        case Verdict::fault: return {"fault", Colour::yellow};
    }
    return {"", Colour::none};
}

std::string printable_octets(const Shown& shown, std::string_view octets) {
    return text::printable(shown.octets(octets));
}

std::string request_line(const journal::Exchange& exchange, const Shown& shown) {
    const auto& head = exchange.head;
    if (!journal::is_request(exchange)) return head.octets.empty() ? "(no request)" : "(no head)";
    if (head.method().empty()) return "(not HTTP)";
    return elide(printable_octets(shown, head.method()), 20) + " " +
           elide(printable_octets(shown, head.target()), target_width);
}

/// What the columns don't tell: who it was, whose answer it is, where the script stood.
std::vector<std::string> asides(const journal::Exchange& exchange, const Shown& shown) {
    std::vector<std::string> words;
    if (exchange.recorder == journal::Recorder::second_proxy)
        words.push_back("at the second proxy");
    if (exchange.verdict == Verdict::accepted && !exchange.user.empty())
        words.push_back("as " + text::printable(shown.user(exchange.user)));
    if (exchange.status >= 400 && !exchange.origin_saw.empty())
        words.push_back("the target's answer, not the proxy's");
    if (!exchange.complaint.empty()) words.push_back(text::printable(exchange.complaint));
    if (exchange.verdict == Verdict::challenged && exchange.diagnosis &&
        exchange.diagnosis->cause != diagnosis::Cause::no_credentials)
        words.push_back(text::printable(exchange.diagnosis->finding));
    if (!exchange.step.empty()) words.push_back("in step " + text::printable(exchange.step));
    return words;
}

/// Breaches that matter beyond this request: secrets that went too far.
std::vector<std::string> alarms(const journal::Exchange& exchange) {
    std::vector<std::string> found;
    if (exchange.recorder == journal::Recorder::origin &&
        exchange.head.first("Proxy-Authorization"))
        found.push_back(
            "Proxy-Authorization sent inside the tunnel: the target gets the proxy's "
            "password"
        );
    if (exchange.head.is_connect() && exchange.early_octets > 0)
        found.push_back(
            std::to_string(exchange.early_octets) +
            " bytes sent before the answer to CONNECT: a refusing proxy reads them"
        );
    return found;
}

std::string first_line(
    const journal::Exchange& exchange, VerdictWord word, const Shown& shown, bool colour
) {
    const std::string status = exchange.status == 0 ? "  -" : std::to_string(exchange.status);
    std::string line = pad_left(std::to_string(exchange.number), 3) + "  " +
                       paint(status, word.colour, colour) + " " +
                       paint(pad_right(word.text, 10), word.colour, colour) + "  " +
                       paint(pad_right(text::printable(exchange.peer), 15), Colour::dim, colour) +
                       "  " + request_line(exchange, shown);
    if (!exchange.tunnel.empty()) line += " in " + printable_octets(shown, exchange.tunnel);
    for (const std::string& aside : asides(exchange, shown))
        line += "  " + paint(aside, Colour::dim, colour);
    return line + "\n";
}

std::string remark_line(const std::vector<std::string>& remarks, bool colour) {
    std::string all;
    for (const std::string& remark : remarks)
        all += (all.empty() ? "" : ", ") + text::printable(remark);
    return block_line("note", wrap(all, block_indent), Colour::dim, Colour::dim, colour);
}

}  // namespace

std::string exchange_lines(const journal::Exchange& exchange, const Style& style) {
    return exchange_lines(exchange, style, exchange.remarks);
}

std::string exchange_lines(
    const journal::Exchange& exchange, const Style& style, const std::vector<std::string>& remarks
) {
    const Shown shown(exchange, style.redactor);
    std::string lines = first_line(exchange, word_for(exchange), shown, style.colour);
    const bool failed =
        exchange.verdict == Verdict::refused || exchange.verdict == Verdict::malformed;
    const bool ours = exchange.status >= 400 && exchange.origin_saw.empty();
    if (failed && exchange.diagnosis)
        lines += diagnosis_block(*exchange.diagnosis, shown.reader(), style.colour);
    else if (failed || ours)
        lines += complaint_block(exchange, shown.reader(), style.colour);
    if (!remarks.empty()) lines += remark_line(remarks, style.colour);
    for (const std::string& alarm : alarms(exchange))
        lines +=
            block_line("BREACH", wrap(alarm, block_indent), Colour::red, Colour::red, style.colour);
    return lines;
}

std::string unanswered_lines(const journal::Exchange& exchange, const Style& style, bool explain) {
    const Shown shown(exchange, style.redactor);
    const VerdictWord word{"unanswered", Colour::red};
    std::string lines = first_line(exchange, word, shown, style.colour);
    if (explain && exchange.diagnosis)
        lines += diagnosis_block(*exchange.diagnosis, shown.reader(), style.colour);
    return lines;
}

}  // namespace proxy407::report
