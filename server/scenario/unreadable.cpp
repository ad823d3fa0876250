#include "scenario/unreadable.hpp"

#include "json/nearest.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

namespace proxy407::scenario {

namespace {

namespace fs = std::filesystem;

/// The names of the scenario files of a folder, in order.
std::vector<std::string> files_in(const fs::path& folder) {
    constexpr std::size_t most = 10'000;
    std::vector<std::string> found;
    std::error_code trouble;
    for (fs::directory_iterator at(folder, trouble), end; !trouble && at != end;
         at.increment(trouble)) {
        if (at->path().extension() == ".json") found.push_back(at->path().filename().string());
        if (found.size() == most) break;
    }
    std::ranges::sort(found);
    return found;
}

}  // namespace

json::Mistake unreadable(const std::string& path, const std::string& trouble) {
    const auto name = path == "-" ? std::string(standard_input) : path;
    if (path.empty()) return {"", "", 0, 0, "the name of the file is empty", "", "name one"};
    if (trouble == "an empty file")
        return {name, "", 0, 0, trouble, "a scenario", "write an object: {...}"};
    json::Mistake mistake{"", "", 0, 0, "cannot read " + name + ": " + trouble, ""};
    const fs::path at(path);
    std::error_code ignored;
    if (fs::is_directory(at, ignored)) {
        const auto files = files_in(at);
        mistake.fix = "name a file in it";
        if (!files.empty()) mistake.fix += ", such as " + (at / files.front()).string();
        return mistake;
    }
    const auto near = json::nearest(
        at.filename().string(), files_in(at.has_parent_path() ? at.parent_path() : ".")
    );
    if (!near.empty()) {
        mistake.fix = "did you mean " + (at.parent_path() / near.front()).string() + '?';
    }
    return mistake;
}

bool is_transcript(std::string_view text) {
    const auto begin = text.substr(0, 16 * 1024);
    for (const auto* mark : {"< HTTP/", "\nHTTP/1.", "<= Recv header"})
        if (begin.find(mark) != begin.npos) return true;
    return begin.starts_with("HTTP/1.");
}

json::Mistake transcript_instead(const std::string& file) {
    return {
        file,
        "",
        0,
        0,
        "a transcript of curl",
        "a scenario",
        "make one: proxy407 scenarios from-curl < FILE"};
}

}  // namespace proxy407::scenario
