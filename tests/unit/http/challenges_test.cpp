#include "http/credentials.hpp"
#include "support/vectors.hpp"
#include "text/charset.hpp"
#include "text/hex.hpp"
#include "text/octets.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::http {
namespace {

using nlohmann::json;

std::string octets_of_line(const json& entry, std::size_t line) {
    const auto& hex = entry["field_lines_hex"][line];
    auto octets = text::hex_decode(hex.get<std::string>()).value();
    // A user agent replaces a fold with spaces before it looks at the value (RFC 9112 section 5.2).
    if (const auto fold = octets.find("\r\n"); fold != octets.npos) octets.replace(fold, 2, "  ");
    return octets;
}

/// In the form of the vectors: octets as code points, names in lower case.
json as_reference(const Credentials& challenge) {
    json out;
    out["scheme"] = text::to_lower(challenge.scheme);
    out["params"] = json::array();
    for (const auto& parameter : challenge.parameters) {
        out["params"].push_back({parameter.name, text::latin1_to_utf8(parameter.value)});
    }
    // Of an unreadable challenge we keep what follows the scheme; the vectors keep nothing.
    const bool has_token = !challenge.token68.empty() && !challenge.defect;
    out["token68"] = has_token ? json(challenge.token68) : json();
    return out;
}

/// Which of our defects each kind of error in the vectors is.
std::string_view defect_of(const json& errors) {
    if (errors.empty()) return "";
    const auto last = errors.back().get<std::string>();
    if (last.starts_with("duplicate ")) return "duplicate-parameter";
    if (last == "unterminated quoted-string") return "unterminated-quoted-string";
    if (last.starts_with("unparsable: ")) return "unparsable";
    return "an error unknown to this test";
}

/// The vectors write down the first six of the 65 challenges of CH57.
void add_rest_of_ch57(std::vector<json>& wanted) {
    for (auto i = wanted.size(); i < 64; ++i) {
        const auto number = std::to_string(i);
        wanted.push_back(
            {{"scheme", "scheme" + number},
             {"params",
              json::array({json::array({"realm", "r" + number}), json::array({"x", number})})},
             {"token68", nullptr},
             {"errors", json::array()}}
        );
    }
    wanted.push_back(
        {{"scheme", "basic"},
         {"params", json::array({json::array({"realm", "r"})})},
         {"token68", nullptr},
         {"errors", json::array()}}
    );
}

void check_entry(const json& entry) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < entry["field_lines"].size(); ++i) {
        lines.push_back(octets_of_line(entry, i));
    }
    const auto challenges = parse_challenges({lines.begin(), lines.end()});

    std::vector<json> wanted;
    for (const auto& reference : entry["reference_parse"]) {
        // An element without a scheme: the vectors list it, our contract leaves it out.
        if (!reference["scheme"].is_null()) wanted.push_back(reference);
    }
    if (entry["id"] == "CH57") add_rest_of_ch57(wanted);
    ASSERT_EQ(challenges.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        EXPECT_EQ(challenges[i].defect.value_or(""), defect_of(wanted[i]["errors"]));
        wanted[i].erase("errors");
        EXPECT_EQ(as_reference(challenges[i]), wanted[i]);
    }
}

TEST(ParseChallenges, EveryVectorAsItsReference) {
    const auto& vectors = test::load_vectors("challenge_torture.json");
    ASSERT_FALSE(vectors.at("entries").empty());
    for (const auto& entry : vectors.at("entries")) {
        SCOPED_TRACE(entry["id"].get<std::string>());
        check_entry(entry);
    }
}

/// These are about statuses and other fields; what a parser of values can say of them.
TEST(ParseChallenges, TheCasesThatAreNoFieldValues) {
    const std::string nul("Basic realm=\"a\0b\"", 17);
    for (const auto& entry : test::load_vectors("challenge_torture.json").at("non_field_cases")) {
        const auto id = entry["id"].get<std::string>();
        if (id == "CH58") {
            EXPECT_TRUE(parse_challenges({}).empty());
        } else if (id == "CH59" || id == "CH60" || id == "CH61") {
            EXPECT_EQ(parse_challenges({"Basic realm=\"r\""}).size(), 1u) << id;
        } else if (id == "CH62") {
            const auto challenges = parse_challenges({nul});
            ASSERT_EQ(challenges.size(), 1u);
            EXPECT_EQ(challenges[0].find("realm")->value, std::string("a\0b", 3));
        } else {
            ADD_FAILURE() << id << " is new";
        }
    }
}

TEST(ParseChallenges, ParametersDoNotCrossFields) {
    const auto challenges = parse_challenges({"Basic realm=\"a\"", "charset=\"UTF-8\", Basic b="});
    ASSERT_EQ(challenges.size(), 2u);
    EXPECT_EQ(challenges[0].parameters.size(), 1u);
    EXPECT_EQ(challenges[1].token68, "b=");
}

}  // namespace
}  // namespace proxy407::http
