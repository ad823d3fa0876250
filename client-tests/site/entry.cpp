#include "site/entry.hpp"

#include <algorithm>

namespace proxy407::site {
namespace {

std::string with_version(const std::string& name, const std::string& version) {
    return version.empty() ? name : name + ' ' + version;
}

std::size_t count(const Entry& entry, bool Problem::*is_counted) {
    return static_cast<std::size_t>(std::ranges::count(entry.problems, true, is_counted));
}

}  // namespace

std::string label(const Entry& entry) {
    return with_version(entry.name, entry.version);
}

std::string title(const Entry& entry) {
    return with_version(entry.title.empty() ? entry.name : entry.title, entry.version);
}

std::size_t failures(const Entry& entry) {
    return entry.withheld + count(entry, &Problem::failure);
}

std::size_t leaks(const Entry& entry) {
    return entry.withheld + count(entry, &Problem::leak);
}

const Answer* find_answer(const Entry& entry, std::string_view question) {
    const auto found = std::ranges::find(entry.answers, question, &Answer::question);
    return found == entry.answers.end() ? nullptr : &*found;
}

}  // namespace proxy407::site
