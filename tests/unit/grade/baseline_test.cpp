#include "grade/baseline.hpp"

#include "files/temporary_folder.hpp"
#include "text/octets.hpp"
#include "unit/client/support.hpp"

#include <gmock/gmock.h>

namespace proxy407::grade {
namespace {

using results::Judgement;
using results::Standing;
using results::Verdict;
using testing::HasSubstr;

results::Result one_case(
    const char* channel, const char* target, const char* scenario, Judgement seen = {}
) {
    results::Result made;
    made.channel = channel;
    made.target = target;
    made.scenario = scenario;
    made.judgement = std::move(seen);
    return made;
}

const Baseline known = {
    "1.0",
    {{"FAIL", "a/b", "because", "", {{"option", "", {"open", "digest"}}}},
     {"TIMEOUT", "timeout", "slow", "", {{"url", "", {"digest"}}, {"env", "https", {"basic"}}}}}};

TEST(Baseline, FindsTheEntryOfACase) {
    const auto found = [](const char* channel, const char* target, const char* scenario) {
        return find_known(known, one_case(channel, target, scenario));
    };
    EXPECT_EQ(found("option", "http", "digest"), known.failures.data());
    EXPECT_EQ(found("option", "https", "digest"), known.failures.data());
    EXPECT_EQ(found("env", "https", "basic"), &known.failures[1]);
    EXPECT_EQ(found("env", "http", "basic"), nullptr);
    EXPECT_EQ(found("option", "http", "basic"), nullptr);
}

TEST(Baseline, ARaceMayEndInEachOfItsWays) {
    const std::vector<Place> where = {{"url", "", {"basic"}}};
    const Baseline races = {
        "1.0",
        {{"FAIL", "a/b", "it hangs up", "", where, true},
         {"CRASH", "crash", "or falls", "", where, true}}};
    const auto standing = [&](const Judgement& seen) {
        return compare(seen, find_known(races, one_case("url", "http", "basic", seen)));
    };
    EXPECT_EQ(standing({Verdict::pass, false, "", ""}), Standing::expected);
    EXPECT_EQ(standing({Verdict::fail, false, "a/b", ""}), Standing::known);
    EXPECT_EQ(standing({Verdict::crash, false, "crash", ""}), Standing::known);
    EXPECT_EQ(standing({Verdict::fail, false, "a/c", ""}), Standing::unexpected);
    EXPECT_EQ(standing({Verdict::fail, true, "a/b", ""}), Standing::unexpected);
}

TEST(Baseline, CountsWhatEndsAtTheDeadline) {
    Baseline baseline = known;
    EXPECT_EQ(known_timeouts(baseline, "option", "http"), 0u);
    baseline.failures.push_back(
        {"TIMEOUT", "timeout", "r", "", {{"option", "", {"a", "b"}}, {"option", "https", {"c"}}}}
    );
    EXPECT_EQ(known_timeouts(baseline, "option", "http"), 2u);
    EXPECT_EQ(known_timeouts(baseline, "option", "https"), 3u);
    EXPECT_GT(known_timeouts(baseline, "env", "https"), 10u)
        << "a plain case stands for all that are like it";
}

TEST(Baseline, OnlyTheVeryFailureIsKnown) {
    struct Case {
        Judgement judgement;
        const KnownFailure* known;
        Standing standing;
    };

    const Case cases[] = {
        {{Verdict::pass, false, "", ""}, nullptr, Standing::expected},
        {{Verdict::pass, false, "", ""}, known.failures.data(), Standing::stale},
        {{Verdict::fail, false, "a/b", ""}, nullptr, Standing::unexpected},
        {{Verdict::fail, false, "a/b", ""}, known.failures.data(), Standing::known},
        {{Verdict::fail, false, "a/c", ""}, known.failures.data(), Standing::unexpected},
        {{Verdict::crash, false, "a/b", ""}, known.failures.data(), Standing::unexpected},
        {{Verdict::fail, true, "a/b", ""}, known.failures.data(), Standing::unexpected},
        {{Verdict::timeout, false, "timeout", ""}, &known.failures[1], Standing::known},
        {{Verdict::timeout, false, "endless", ""}, &known.failures[1], Standing::known},
        {{Verdict::non_strict, false, "", ""}, nullptr, Standing::expected},
        {{Verdict::observed, false, "", ""}, known.failures.data(), Standing::stale},
        {{Verdict::not_reached, false, "", ""}, nullptr, Standing::expected},
        {{Verdict::unsupported, false, "", ""}, nullptr, Standing::expected},
        {{Verdict::not_run, false, "", ""}, known.failures.data(), Standing::expected},
        {{Verdict::setup_fail, false, "setup-fail", ""}, nullptr, Standing::unexpected},
        {{Verdict::harness_error, false, "x", ""}, nullptr, Standing::unexpected},
    };
    for (const Case& one : cases)
        EXPECT_EQ(compare(one.judgement, one.known), one.standing)
            << name(one.judgement.verdict) << ' ' << one.judgement.finding;
}

TEST(Baseline, UnexplainedCredentials_AreKnownByWhateverExplainsThemNow) {
    const auto standing = [](const char* then, const char* now) {
        const KnownFailure entry{"FAIL", then, "", "", {}, false};
        return compare({Verdict::fail, false, now, ""}, &entry);
    };
    EXPECT_EQ(
        standing("wrong-credentials/wrong-password", "wrong-credentials/pair-as-user"),
        Standing::known
    );
    EXPECT_EQ(
        standing("wrong-credentials/ntlm-wrong-password", "wrong-credentials/trimmed"),
        Standing::known
    );
    EXPECT_EQ(
        standing("wrong-credentials/wrong-password", "no-credentials/no-credentials"),
        Standing::unexpected
    );
    EXPECT_EQ(
        standing("wrong-credentials/trimmed", "wrong-credentials/pair-as-user"),
        Standing::unexpected
    );
}

TEST(Baseline, ALeakIsKnownByAnEntryForLeaksAlone_WhereverItIsSeen) {
    const Baseline leaks = {"1.0", {{"LEAK", "a/b", "it is so", "", {{"url", "https", {}}}}}};
    const auto standing = [&](const char* target, const Judgement& seen) {
        return compare(seen, find_known(leaks, one_case("url", target, "digest", seen)));
    };
    const Judgement leak{Verdict::fail, true, "a/b", ""};
    EXPECT_EQ(standing("https", leak), Standing::known);
    EXPECT_EQ(standing("http", leak), Standing::unexpected);
    EXPECT_EQ(standing("https", {Verdict::fail, true, "a/c", ""}), Standing::unexpected);
    EXPECT_EQ(standing("https", {Verdict::fail, false, "a/b", ""}), Standing::unexpected);
    EXPECT_EQ(standing("https", {}), Standing::expected) << "it need not leak everywhere";
    const Baseline named = {"1.0", {{"LEAK", "a/b", "r", "", {{"url", "https", {"digest"}}}}}};
    EXPECT_EQ(compare({}, find_known(named, one_case("url", "https", "digest"))), Standing::stale);
}

TEST(Baseline, OfAPlainCase_IsKnownWhereverTheSameIsSeen) {
    const Baseline plain = {"1.0", {{"FAIL", "a/b", "r", "", {{"url", "https", {"basic"}}}}}};
    const auto standing = [&](const char* scenario, const Judgement& seen) {
        return compare(seen, find_known(plain, one_case("url", "https", scenario, seen)));
    };
    EXPECT_EQ(standing("special/colon", {Verdict::fail, false, "a/b", ""}), Standing::known);
    EXPECT_EQ(standing("special/colon", {Verdict::fail, false, "a/c", ""}), Standing::unexpected);
    EXPECT_EQ(standing("special/colon", {}), Standing::expected);
    EXPECT_EQ(standing("basic", {}), Standing::stale);
}

TEST(Baseline, OfSeveralThatSayTheSame_TheOneThatNamesTheCaseIsMeant) {
    const Baseline both = {
        "1.0",
        {{"FAIL", "a/b", "of the plain case", "", {{"url", "https", {"basic"}}}},
         {"FAIL", "a/b", "its own", "", {{"url", "https", {"special/colon"}}}}}};
    const auto reason = [&](const char* scenario) {
        const Judgement seen{Verdict::fail, false, "a/b", ""};
        return find_known(both, one_case("url", "https", scenario, seen))->reason;
    };
    EXPECT_EQ(reason("special/colon"), "its own");
    EXPECT_EQ(reason("basic"), "of the plain case");
    EXPECT_EQ(reason("digest"), "of the plain case");
}

TEST(Baseline, WhatDidNotComeAbout_IsKnownByWhateverTellsWhyNow) {
    const auto standing = [](const char* then, const char* check, const char* now) {
        const KnownFailure entry{"FAIL", then, "", "", {}, false};
        return compare({Verdict::fail, false, now, "", check}, &entry);
    };
    EXPECT_EQ(
        standing("target-status", "authenticated", "no-credentials/no-credentials"), Standing::known
    );
    EXPECT_EQ(standing("target-status", "max-requests", "max-requests"), Standing::unexpected);
    EXPECT_EQ(standing("max-requests", "authenticated", "authenticated"), Standing::unexpected);
}

/// A case that is about something else.
results::Result with_fault(results::Fault fault) {
    results::Result made = one_case("url", "https", "special/colon");
    made.faults = {std::move(fault)};
    return made;
}

TEST(Baseline, AFaultOnTheWay_IsKnownByOneEntryForItsChannelAndTarget) {
    const Baseline entries = {
        "1.0",
        {{"FAIL", "host-matches-target", "no Host", "link", {{"url", "https", {}}}},
         {"LEAK", "credentials-inside-tunnel", "it leaks", "", {{"url", "https", {}}}}}};
    using checks::Weight;
    const auto standing = [&](const char* finding, Weight level, bool leak) {
        auto one = with_fault({finding, finding, level, leak, "s"});
        set_standing(one, entries);
        EXPECT_EQ(one.standing, Standing::expected) << "the case itself passed";
        return one.faults[0].standing;
    };
    EXPECT_EQ(standing("host-matches-target", Weight::must, false), Standing::known);
    EXPECT_EQ(standing("host-matches-target", Weight::must, true), Standing::unexpected);
    EXPECT_EQ(standing("credentials-inside-tunnel", Weight::must, true), Standing::known);
    EXPECT_EQ(standing("no-userinfo-in-target", Weight::must, false), Standing::unexpected);
    EXPECT_EQ(standing("opaque-echoed", Weight::should, false), Standing::expected);
    auto one = with_fault({"host-matches-target", "host-matches-target", Weight::must, false, "s"});
    set_standing(one, entries);
    EXPECT_EQ(one.faults[0].reason, "no Host");
    EXPECT_EQ(one.faults[0].link, "link");
}

TEST(Baseline, ALeakWithoutAnEntry_IsKnownWhereLeaksAreWithheld) {
    const auto standing = [](std::size_t withheld) {
        Baseline counted{"1.0", {}, withheld};
        auto one = with_fault({"a", "a/b", checks::Weight::must, true, "s"});
        one.judgement = {Verdict::fail, true, "a/c", "s"};
        set_standing(one, counted);
        EXPECT_EQ(one.faults[0].standing, one.standing);
        EXPECT_EQ(one.reason + one.link + one.faults[0].reason + one.faults[0].link, "");
        return one.standing;
    };
    EXPECT_EQ(standing(0), Standing::unexpected);
    EXPECT_EQ(standing(1), Standing::known);
}

TEST(Baseline, AReasonIsGivenForWhatIsKnownOnly) {
    results::Result one =
        one_case("option", "http", "digest", {Verdict::fail, false, "a/b", "It failed."});
    set_standing(one, known);
    EXPECT_EQ(one.standing, Standing::known);
    EXPECT_EQ(one.reason, "because");
    one.judgement.finding = "a/c";
    set_standing(one, known);
    EXPECT_EQ(one.standing, Standing::unexpected);
    EXPECT_EQ(one.reason, "");
}

TEST(Baseline, AttemptsThatDifferAreFlaky) {
    const Judgement failed{Verdict::fail, false, "a/b", "It failed."};
    results::Result one = one_case("option", "http", "digest", failed);
    set_standing(one, known);
    EXPECT_FALSE(one.flaky);
    one.earlier = {failed};
    set_standing(one, known);
    EXPECT_FALSE(one.flaky);
    one.judgement = {};
    set_standing(one, known);
    EXPECT_TRUE(one.flaky);
}

class BaselineFile : public testing::Test {
protected:
    BaselineFile() {
        client_.driver = "sample";
        client_.channels = {{"url", {}, {}, {}}};
    }

    std::variant<Baseline, json::Mistakes> load(const std::string& json) {
        const std::string file = folder_.path() + "/sample.json";
        std::ofstream(file) << json;
        return load_baseline(file, client_);
    }

    files::TemporaryFolder folder_;
    client::Client client_;
};

TEST_F(BaselineFile, ThatIsNotThereIsEmpty) {
    const auto loaded = load_baseline(folder_.path() + "/none.json", client_);
    EXPECT_TRUE(std::get<Baseline>(loaded).failures.empty());
}

TEST_F(BaselineFile, IsRead) {
    const auto loaded = load(
        R"({"v": 1, "client": "sample", "version": "2.1", "known_failures": [{
            "verdict": "FAIL", "finding": "a/b", "reason": "r", "link": "l", "sometimes": true, "where": [{
            "channel": "url", "target": "https", "scenarios": ["digest", "special/colon"]}]}]})"
    );
    const auto* read = std::get_if<Baseline>(&loaded);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->version, "2.1");
    ASSERT_EQ(read->failures.size(), 1u);
    EXPECT_EQ(find_known(*read, one_case("url", "https", "special/colon")), read->failures.data());
    EXPECT_TRUE(read->failures[0].sometimes);
}

/// A baseline with one entry that has nothing but what it must have.
std::string one_entry(const std::string& verdict, const std::string& link) {
    return R"({"v": 1, "client": "sample", "version": "1", "known_failures": [{"verdict": ")" +
           verdict + R"(", "finding": "a/b", )" + link + R"("where": [{"channel": "url"}]}]})";
}

TEST_F(BaselineFile, NeedsNeitherScenariosNorAReason) {
    for (const char* verdict : {"LEAK", "FAIL"}) {
        const auto loaded = load(one_entry(verdict, R"("link": "https://example.org/1", )"));
        ASSERT_TRUE(std::holds_alternative<Baseline>(loaded));
        EXPECT_EQ(std::get<Baseline>(loaded).failures.at(0).reason, "");
    }
}

TEST_F(BaselineFile, TheEntryOfALeak_NeedsItsPublicReference) {
    for (const char* link : {"", R"("link": "upstream knows", )"}) {
        const auto loaded = load(one_entry("LEAK", link));
        ASSERT_TRUE(std::holds_alternative<json::Mistakes>(loaded));
        EXPECT_THAT(
            client::told(std::get<json::Mistakes>(loaded)),
            HasSubstr("counted as \"withheld\" (docs/disclosure.md)")
        );
    }
}

TEST_F(BaselineFile, CountsTheLeaksThatAreWithheld) {
    const auto with = [](const char* count) {
        return R"({"v": 1, "client": "sample", "version": "1", "withheld": )" + std::string(count) +
               R"(, "known_failures": []})";
    };
    const auto loaded = load(with("2"));
    ASSERT_TRUE(std::holds_alternative<Baseline>(loaded));
    EXPECT_EQ(std::get<Baseline>(loaded).withheld, 2u);
    for (const char* wrong : {"0", "-1", "\"2\"", "1.5"})
        EXPECT_TRUE(std::holds_alternative<json::Mistakes>(load(with(wrong)))) << wrong;
}

TEST_F(BaselineFile, IdsOfBeforeVersion1_StandForThePresentOnes) {
    const auto loaded = load(
        R"({"v": 1, "client": "sample", "version": "1", "known_failures": [{
            "verdict": "FAIL", "finding": "wrong-credentials/NO_DECODE", "reason": "r", "where": [{
            "channel": "url", "scenarios": ["digest"]}]}]})"
    );
    EXPECT_EQ(
        std::get<Baseline>(loaded).failures.at(0).finding,
        "wrong-credentials/percent-encoding-not-decoded"
    );
}

TEST_F(BaselineFile, MistakesAreTold) {
    const auto loaded = load(
        R"({"v": 1, "client": "simple", "version": "1", "known_failures": [{
            "verdict": "ADAPTER ERROR", "finding": "a/b", "reason": "", "sometimes": 1, "where": [{
            "channel": "option", "scenarios": ["digset"]}]}]})"
    );
    ASSERT_TRUE(std::holds_alternative<json::Mistakes>(loaded));
    const std::string text = client::told(std::get<json::Mistakes>(loaded));
    for (const char* part :
         {"/client: found \"simple\"",
          "/known_failures/0/where/0/channel: found \"option\", expected \"url\"",
          "/known_failures/0/where/0/scenarios/0: found \"digset\"",
          "/known_failures/0/verdict: found \"ADAPTER ERROR\"",
          "/known_failures/0/reason: found \"\"",
          "/known_failures/0/sometimes: found 1, expected true or false"})
        EXPECT_THAT(text, HasSubstr(part));
}

/// Words of a reason, and the findings that it can be the reason of.
struct Fit {
    const char* words;
    std::vector<std::string> findings;
};

const std::vector<Fit> fits = {
    {"into the Host field", {"host-matches-target"}},
    {"in its Host field", {"host-matches-target"}},
    {"Proxy-Connection", {"no-proxy-connection-at-origin"}},
    {"set_authorization", {"no-authorization-instead", "no-origin-secrets-on-connect"}},
};

void expect_reasons_to_fit(const Baseline& baseline, const std::string& file) {
    for (const KnownFailure& entry : baseline.failures)
        for (const Fit& fit : fits) {
            const bool is_meant = entry.reason.find(fit.words) != entry.reason.npos;
            EXPECT_TRUE(!is_meant || text::contains(fit.findings, entry.finding))
                << file << ": " << entry.reason << ": " << entry.finding;
        }
}

/// All of them take a second and more: a part for each test.
constexpr std::size_t parts = 8;

class BaselinesOfTheProject : public testing::TestWithParam<std::size_t> {};

TEST_P(BaselinesOfTheProject, AreRead) {
    const std::string root = PROXY407_SOURCE_DIR "/client-tests/";
    std::size_t count = 0;
    std::size_t read = 0;
    for (const auto& file : std::filesystem::directory_iterator(root + "baselines")) {
        if (count++ % parts != GetParam()) continue;
        ++read;
        const auto client = client::load_client(root + "clients/" + file.path().stem().string());
        ASSERT_TRUE(std::holds_alternative<client::Client>(client)) << file.path();
        const auto loaded = load_baseline(file.path().string(), std::get<client::Client>(client));
        if (const auto* mistakes = std::get_if<json::Mistakes>(&loaded))
            ADD_FAILURE() << client::told(*mistakes);
        else
            expect_reasons_to_fit(std::get<Baseline>(loaded), file.path().string());
    }
    EXPECT_GT(read, 0u);
}

INSTANTIATE_TEST_SUITE_P(Parts, BaselinesOfTheProject, testing::Range<std::size_t>(0, parts));

}  // namespace
}  // namespace proxy407::grade
