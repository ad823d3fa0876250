#include "program/certify/progress.hpp"

#include "program/screen.hpp"
#include "report/layout.hpp"
#include "reports/mark.hpp"
#include "reports/terminal_totals.hpp"
#include "text/octets.hpp"

#include <unistd.h>

#include <iostream>
#include <string>

namespace proxy407::program {
namespace {

constexpr const char* clear_line = "\r\x1b[K";
constexpr std::size_t widest = 78;
constexpr std::size_t label_width = 32;

std::string time_left(
    std::chrono::steady_clock::duration passed, std::size_t done, std::size_t all
) {
    const auto left = std::chrono::duration_cast<std::chrono::seconds>(
        passed * static_cast<std::int64_t>(all - done) / static_cast<std::int64_t>(done)
    );
    const auto seconds = left.count();
    if (seconds < 90) return std::to_string(seconds) + " s left";
    return std::to_string((seconds + 30) / 60) + " min left";
}

}  // namespace

Progress::Progress(bool tells_clients)
    : terminal_(isatty(STDERR_FILENO) != 0), tells_clients_(tells_clients) {}

void Progress::show_probe(const suite::Candidate& candidate) {
    if (!terminal_) return;
    const std::lock_guard lock(mutex_);
    const std::string line =
        "asking " + text::printable(candidate.client.driver) + " for its version";
    std::cerr << clear_line << report::elide(line, widest) << std::flush;
    began_ = Clock::now();
}

void Progress::show(const suite::Step& step) {
    bool is_bad = reports::is_unexpected(reports::mark_of(step.last));
    for (const results::Fault& fault : step.last.faults) {
        is_bad = is_bad || reports::is_unexpected(reports::mark_of(fault));
        if (fault.leak) leaking_.insert(step.last.client);
    }
    if (is_bad) ++failed_;
    tallies_[step.last.client].add(step.last);
    if (step.ended != nullptr && tells_clients_) show_client(*step.ended);
    show_place(step);
}

/// "curl 7.88.1  92 passed, 2 failed as known"
void Progress::show_client(const suite::Candidate& candidate) {
    const std::string& name = candidate.client.driver;
    const std::string label = text::printable(name) + " " + text::printable(candidate.version);
    const bool colour = wants_colour(STDERR_FILENO);
    std::cerr << (terminal_ ? clear_line : "") << report::pad_right(label, label_width) << " "
              << reports::terminal_counts(tallies_[name], {colour});
    if (leaking_.contains(name))
        std::cerr << ", " << report::paint("leaks on the way", report::Colour::red, colour);
    std::cerr << "\n" << std::flush;
}

void Progress::show_place(const suite::Step& step) {
    const auto now = Clock::now();
    if (!terminal_ && now - told_ < std::chrono::minutes(1)) return;
    told_ = now;
    std::string line = std::to_string(step.done) + "/" + std::to_string(step.all) + ", ";
    if (failed_ > 0) line += std::to_string(failed_) + " unexpected, ";
    line += time_left(now - began_, step.done, step.all) + "  " + results::case_name(step.last);
    std::cerr << (terminal_ ? clear_line : "") << report::elide(line, widest)
              << (terminal_ ? "" : "\n") << std::flush;
}

void Progress::clear() const {
    if (terminal_) std::cerr << clear_line << std::flush;
}

}  // namespace proxy407::program
