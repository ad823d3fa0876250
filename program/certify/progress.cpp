#include "program/certify/progress.hpp"

#include "report/layout.hpp"
#include "reports/mark.hpp"
#include "text/octets.hpp"

#include <unistd.h>

#include <iostream>
#include <string>

namespace proxy407::program {
namespace {

constexpr const char* clear_line = "\r\x1b[K";
constexpr std::size_t widest = 78;

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

Progress::Progress() : terminal_(isatty(STDERR_FILENO) != 0) {}

void Progress::show_probe(const suite::Candidate& candidate) {
    if (!terminal_) return;
    const std::lock_guard lock(mutex_);
    const std::string line =
        "asking " + text::printable(candidate.client.driver) + " for its version";
    std::cerr << clear_line << report::elide(line, widest) << std::flush;
    began_ = Clock::now();
}

void Progress::show(std::size_t done, std::size_t all, const results::Result& last) {
    if (reports::is_unexpected(reports::mark_of(last))) ++failed_;
    const auto now = Clock::now();
    if (!terminal_ && now - told_ < std::chrono::minutes(1)) return;
    told_ = now;
    std::string line = std::to_string(done) + "/" + std::to_string(all) + ", ";
    if (failed_ > 0) line += std::to_string(failed_) + " unexpected, ";
    line += time_left(now - began_, done, all) + "  " + results::case_name(last);
    std::cerr << (terminal_ ? clear_line : "") << report::elide(line, widest)
              << (terminal_ ? "" : "\n") << std::flush;
}

void Progress::clear() const {
    if (terminal_) std::cerr << clear_line << std::flush;
}

}  // namespace proxy407::program
