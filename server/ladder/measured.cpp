#include "ladder/measured.hpp"

#include "text/charset.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <array>

namespace proxy407::ladder {
namespace {

constexpr std::string_view sends_none = "no-credentials/no-credentials";
constexpr std::string_view gives_up = "gave-up-before-asking";
constexpr std::string_view decodes_twice = "wrong-credentials/percent-decoded-twice";
constexpr std::string_view decodes_never = "wrong-credentials/percent-encoding-not-decoded";

constexpr std::array measured_rows = {
    Measured{"empty-user", "python-requests", sends_none, "Python's requests"},
    Measured{"empty-user", "pip", sends_none, "pip"},
    Measured{"empty-user", "node-undici", sends_none, "Node's fetch"},
    Measured{"empty-user", "python-urllib", sends_none, "Python's urllib"},
    Measured{"empty-user", "wget", gives_up, "wget"},
    Measured{"empty-password", "node-undici", sends_none, "Node's fetch"},
    Measured{"empty-password", "python-urllib", sends_none, "Python's urllib"},
    Measured{"beyond-latin1", "python-requests", gives_up, "Python's requests"},
    Measured{"beyond-latin1", "pip", gives_up, "pip"},
    Measured{"beyond-latin1", "python-aiohttp", gives_up, "aiohttp"},
    Measured{"percent-sequence", "git", decodes_twice, "git"},
    Measured{"at-sign", "node-axios", decodes_never, "axios"}};

/// Is this what that row of the test is about?
bool concerns(
    std::string_view character, const auth::Account& meant, const auth::Account& written
) {
    const auto both = meant.user + meant.password;
    if (character == "empty-user") return meant.user.empty();
    if (character == "empty-password") return meant.password.empty();
    if (character == "beyond-latin1") return !text::utf8_to_latin1(both);
    if (character == "percent-sequence") return text::percent_decode(both) != both;
    return written != meant;
}

std::string_view characters_of(std::string_view character) {
    if (character == "empty-user") return "The user is empty";
    if (character == "empty-password") return "The password is empty";
    if (character == "beyond-latin1") return "A character is beyond ISO-8859-1";
    if (character == "percent-sequence") return "The credentials themselves hold a percent escape";
    return "The URL holds percent escapes";
}

std::string_view in_words_of(std::string_view finding, bool several) {
    if (finding == sends_none) return several ? "send no credentials" : "sends no credentials";
    if (finding == gives_up) return several ? "give up before they ask" : "gives up before it asks";
    if (finding == decodes_twice) return several ? "decode it twice" : "decodes it twice";
    return several ? "send them undecoded" : "sends them undecoded";
}

}  // namespace

std::span<const Measured> all_measured() {
    return measured_rows;
}

std::vector<std::string> measured_of(const auth::Account& meant, const auth::Account& written) {
    std::vector<std::string> sentences;
    for (std::size_t at = 0; at < measured_rows.size();) {
        const auto& row = measured_rows[at];
        std::vector<std::string> names;
        for (; at < measured_rows.size() && measured_rows[at].character == row.character &&
               measured_rows[at].finding == row.finding;
             ++at)
            names.emplace_back(measured_rows[at].name);
        if (!concerns(row.character, meant, written)) continue;
        sentences.push_back(
            std::string(characters_of(row.character)) + ": " + text::joined(names) + " " +
            std::string(in_words_of(row.finding, names.size() > 1)) + "."
        );
    }
    return sentences;
}

}  // namespace proxy407::ladder
