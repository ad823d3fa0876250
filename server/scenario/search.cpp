#include "scenario/search.hpp"

#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <sstream>
#include <string>

namespace proxy407::scenario {

namespace {

/// What people type, and the word that the catalogue has for it.
struct OtherWord {
    std::string_view typed;
    std::string_view word;
};

constexpr auto other_words = std::to_array<OtherWord>({
    {"kerberos", "negotiate"},
    {"krb5", "negotiate"},
    {"spnego", "negotiate"},
    {"gssapi", "negotiate"},
    {"sspi", "negotiate"},
    {"sspi", "ntlm"},
    {"windows", "ntlm"},
    {"windows", "negotiate"},
    {"domain", "ntlm"},
    {"whitelist", "allowlist"},
    {"whitelisted", "allowlist"},
    {"allow-list", "allowlist"},
    {"acl", "allowlist"},
    {"firewall", "allowlist"},
    {"ip", "address"},
    {"passwd", "password"},
    {"pwd", "password"},
    {"special", "encoding"},
    {"characters", "encoding"},
    {"unicode", "encoding"},
    {"umlaut", "encoding"},
    {"escape", "encoding"},
    {"percent", "encoded"},
    {"leak", "beside"},
    {"leak", "secret"},
    {"leak", "never to the origin"},
    {"leaks", "beside"},
    {"leaks", "secret"},
    {"leaks", "never to the origin"},
    {"redirects", "redirect"},
    {"302", "redirect"},
    {"https", "tls"},
    {"ssl", "tls"},
    {"certificate", "tls"},
    {"oauth", "bearer"},
    {"jwt", "bearer"},
    {"timeout", "faults"},
    {"timeout", "silence"},
    {"hang", "silence"},
    {"slow", "delay"},
    {"reset", "faults"},
    {"quota", "used up"},
    {"post", "upload"},
    {"body", "upload"},
    {"loop", "retry"},
    {"retries", "retry"},
    {"sha256", "sha-256"},
    {"md5", "digest"},
    {"wrong", "another"},
    {"environment", "variable"},
});

/// What is searched of a scenario, in lower case.
struct Entry {
    const BuiltIn* built_in;
    std::string id;
    std::string about;  ///< family and title
    std::string story;
};

const std::vector<Entry>& entries() {
    static const auto made = [] {
        std::vector<Entry> all;
        for (const BuiltIn& one : built_in()) {
            const auto json = nlohmann::json::parse(one.json);
            const auto lower = [&](const char* key) {
                return text::to_lower(json.at(key).get<std::string>());
            };
            all.push_back(
                {&one, lower("id"), lower("family") + ' ' + lower("title"), lower("story")}
            );
        }
        return all;
    }();
    return made;
}

constexpr int nowhere = 9;
constexpr int never = 1'000'000;

/// How near a word is: 0 for the name itself, up to 3 for a part of the story.
int distance(const Entry& entry, std::string_view word) {
    if (entry.id == word) return 0;
    if (entry.id.find(word) != std::string::npos) return 1;
    if (entry.about.find(word) != std::string::npos) return 2;
    return entry.story.find(word) != std::string::npos ? 3 : nowhere;
}

int distance_of_any(const Entry& entry, std::string_view typed) {
    int least = distance(entry, typed);
    for (const auto& other : other_words)
        if (other.typed == typed) least = std::min(least, distance(entry, other.word));
    return least;
}

}  // namespace

std::vector<const BuiltIn*> search(std::string_view words) {
    std::istringstream in(text::to_lower(words));
    const std::vector<std::string> typed(std::istream_iterator<std::string>(in), {});
    std::multimap<int, const BuiltIn*> ranked;
    for (const Entry& entry : entries()) {
        int sum = 0;
        for (const auto& word : typed) {
            const int one = distance_of_any(entry, word);
            sum = one == nowhere ? never : sum + one;
        }
        if (!typed.empty() && sum < never) ranked.emplace(sum, entry.built_in);
    }
    std::vector<const BuiltIn*> found;
    for (const auto& [rank, built_in] : ranked) found.push_back(built_in);
    return found;
}

}  // namespace proxy407::scenario
