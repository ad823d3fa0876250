// What the terminal, Markdown, HTML and JUnit count in one document is the same.
#include "reports/junit.hpp"
#include "reports/markdown.hpp"
#include "reports/matrix_json.hpp"
#include "reports/terminal_totals.hpp"
#include "unit/reports/fixture.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <map>
#include <ostream>
#include <regex>

namespace proxy407::reports {
namespace {

using results::Document;
using results::Json;
using results::Standing;
using results::Verdict;

/// Every verdict with every standing, with a leak and without: each once, or each in another
/// number, so that no two counts are equal by chance.
enum class Times { once, different };

Document every_combination(Times wanted) {
    Document document;
    document.clients = {client("one")};
    std::size_t times = 1;
    for (const auto verdict : results::verdict_names())
        for (const auto standing : results::standing_names())
            for (const bool leak : {false, true}) {
                if (wanted == Times::different) ++times;
                for (std::size_t i = 0; i < times; ++i) {
                    auto one = result(
                        "one",
                        "case-" + std::to_string(document.results.size()),
                        *results::verdict_of(verdict),
                        *results::standing_of(standing)
                    );
                    one.judgement.leak = leak;
                    document.results.push_back(std::move(one));
                }
            }
    return document;
}

/// What every report says, in its own way.
struct Counts {
    std::size_t good = 0;
    std::size_t judged = 0;
    std::size_t unexpected = 0;
    std::size_t known = 0;
    std::size_t without_verdict = 0;  ///< not reached, unsupported, not run

    bool operator==(const Counts&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Counts& counts) {
    return out << counts.good << " good of " << counts.judged << ", " << counts.unexpected
               << " unexpected, " << counts.known << " known, " << counts.without_verdict
               << " without verdict";
}

/// The number before (or after) some words; 0 where they are not found.
std::size_t number(const std::string& text, const std::string& pattern) {
    std::smatch found;
    return std::regex_search(text, found, std::regex(pattern)) ? std::stoul(found[1]) : 0;
}

Counts of_terminal(const Document& document) {
    const std::string text = terminal_totals(document, {});
    const auto of = [&](const std::string& words) { return number(text, "(\\d+) " + words); };
    return {
        of("passed[.,]\\s(?!not)") + of("passed, not strictly") + of("observed"),
        of("cases"),
        of("leaked(?! as)") + of("failed unexpectedly") + of("bypassed the proxy") +
            of("not judged") + of("passed unexpectedly"),
        of("failed as known") + of("leaked as known"),
        of("not reached") + of("not supported") + of("not run")};
}

Counts of_markdown(const Document& document) {
    const std::string text = markdown(document);
    const auto after = [&](const std::string& words) { return number(text, words + ": (\\d+)"); };
    return {
        number(text, "authentication: (\\d+)/"),
        number(text, "/(\\d+) passed"),
        after("not expected"),
        after("Known failures"),
        after("Not reached") + after("Not claimed by the client") + after("Not run")};
}

Counts of_html(const Document& document) {
    const Json page = matrix_json(document, Columns(document));
    std::map<char, std::size_t> letters;
    for (const Json& row : page.at("rows"))
        for (const char letter : row.at("marks").get<std::string>()) ++letters[letter];
    Counts counts;
    for (const Json& mark : page.at("marks")) {
        const std::size_t count = letters[mark.at("letter").get<std::string>().front()];
        const std::string word = mark.at("word").get<std::string>();
        if (mark.at("good").get<bool>()) counts.good += count;
        if (mark.at("judged").get<bool>()) counts.judged += count;
        if (mark.at("unexpected").get<bool>()) counts.unexpected += count;
        if (word == "known" || word == "known leak") counts.known += count;
        if (word == "not reached" || word == "unsupported" || word == "not run")
            counts.without_verdict += count;
    }
    return counts;
}

Counts of_junit(const Document& document) {
    pugi::xml_document xml;
    xml.load_string(junit(document).c_str());
    const auto count = [&](const char* path) { return xml.select_nodes(path).size(); };
    const std::size_t known = count("//testcase[properties/property[@name='known_failure']]");
    const std::size_t skipped = count("//skipped");
    // JUnit has one word for what did not run and what was not reached.
    const std::size_t not_reached = count("//skipped[starts-with(@message, 'not reached')]");
    return {
        count("//testcase[not(failure) and not(error) and not(skipped)]") - known,
        count("//testcase") - skipped + not_reached,
        count("//failure") + count("//error"),
        known,
        skipped};
}

TEST(SameCounts, OfEveryVerdictStandingAndLeak) {
    const Document document = every_combination(Times::different);
    const Counts expected = of_html(document);
    EXPECT_GT(expected.good, 0u);
    EXPECT_GT(expected.known, 0u);
    EXPECT_EQ(of_terminal(document), expected);
    EXPECT_EQ(of_markdown(document), expected);
    EXPECT_EQ(of_junit(document), expected);
}

/// A leak that was seen on the way in two cases, a SHOULD, and a known fault.
Document with_faults() {
    using checks::Weight;
    Document document = every_combination(Times::once);
    const results::Fault leak{
        "never-sent-to-origin", "a-leak", Weight::must, true, "s", 0, Standing::unexpected};
    const results::Fault lax{"opaque-echoed", "opaque-echoed", Weight::should, false, "s"};
    const results::Fault known{
        "host-matches-target", "x", Weight::must, false, "s", 0, Standing::known, "because"};
    document.results[0].faults = {leak, lax};
    document.results[1].faults = {leak, known};
    return document;
}

TEST(SameCounts, OfCausesAndLeaks) {
    const Document document = with_faults();
    const auto causes = results::causes_of(document);
    const results::CauseCount expected = results::count_causes(causes);
    EXPECT_GT(expected.leaks, 0u);
    const std::string terminal = terminal_causes(causes, {});
    const std::string page = markdown(document);
    for (const std::string& text : {terminal, page}) {
        EXPECT_EQ(number(text, "(\\d+) causes in"), expected.causes);
        EXPECT_EQ(number(text, "causes in (\\d+) client"), expected.clients);
    }
    EXPECT_EQ(number(terminal, "(\\d+) of them leaks"), expected.leaks);
    EXPECT_EQ(number(page, "(\\d+) leaks"), expected.leaks);
    const Json html = matrix_json(document, Columns(document));
    EXPECT_EQ(html.at("clients").at(0).at("causes").size(), causes.size());
    EXPECT_EQ(html.at("clients").at(0).at("on_the_way").at("text"), "‼ LEAK");
    pugi::xml_document xml;
    xml.load_string(junit(document).c_str());
    EXPECT_EQ(xml.select_nodes("//testcase[@classname='one.on-the-way']").size(), 2u);
    EXPECT_EQ(
        xml.select_nodes("//testcase[@classname='one.on-the-way']/failure[@type='leak']").size(), 1u
    );
}

TEST(SameCounts, OfEachCaseAlone) {
    const Document all = every_combination(Times::once);
    for (const auto& one : all.results) {
        Document document;
        document.clients = all.clients;
        document.results = {one};
        const Counts expected = of_html(document);
        const std::string what = std::string(name(one.judgement.verdict)) + ' ' +
                                 std::string(name(one.standing)) +
                                 (one.judgement.leak ? " leak" : "");
        EXPECT_EQ(of_terminal(document), expected) << what;
        EXPECT_EQ(of_markdown(document), expected) << what;
        EXPECT_EQ(of_junit(document), expected) << what;
    }
}

TEST(SameCounts, OfARealRun) {
    const Document document = fixture();
    const Counts expected = of_html(document);
    EXPECT_EQ(of_terminal(document), expected);
    EXPECT_EQ(of_markdown(document), expected);
    EXPECT_EQ(of_junit(document), expected);
}

}  // namespace
}  // namespace proxy407::reports
