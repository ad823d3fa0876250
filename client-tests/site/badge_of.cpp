#include "site/badge_of.hpp"

#include "reports/badge.hpp"
#include "text/octets.hpp"

namespace proxy407::site {

std::string badge_of(const Entry& entry) {
    reports::Score score;
    score.good = entry.conform;
    score.judged = entry.asked;
    score.leaks = leaks(entry);
    score.failures = failures(entry);
    return reports::badge_svg(text::printable(label(entry)) + " proxy auth", score);
}

}  // namespace proxy407::site
