#include "runner/baseline.hpp"

#include "runner/temporary_folder.hpp"
#include "unit/runner/support.hpp"

#include <gmock/gmock.h>

namespace proxy407::runner {
namespace {

using testing::HasSubstr;

const Baseline known = {
    {"option", "", "digest", "FAIL", "a/b", "because", ""},
    {"env", "https", "basic", "TIMEOUT", "timeout", "slow", ""}};

TEST(Baseline, FindsTheEntryOfACase) {
    EXPECT_EQ(find_known(known, "option", Target::http, "digest"), &known[0]);
    EXPECT_EQ(find_known(known, "option", Target::https, "digest"), &known[0]);
    EXPECT_EQ(find_known(known, "env", Target::https, "basic"), &known[1]);
    EXPECT_EQ(find_known(known, "env", Target::http, "basic"), nullptr);
    EXPECT_EQ(find_known(known, "option", Target::http, "basic"), nullptr);
}

TEST(Baseline, OnlyTheVeryFailureIsKnown) {
    struct Case {
        Judgement judgement;
        const KnownFailure* known;
        Standing standing;
    };

    const Case cases[] = {
        {{Verdict::pass, false, "", ""}, nullptr, Standing::expected},
        {{Verdict::pass, false, "", ""}, &known[0], Standing::stale},
        {{Verdict::fail, false, "a/b", ""}, nullptr, Standing::unexpected},
        {{Verdict::fail, false, "a/b", ""}, &known[0], Standing::known},
        {{Verdict::fail, false, "a/c", ""}, &known[0], Standing::unexpected},
        {{Verdict::crash, false, "a/b", ""}, &known[0], Standing::unexpected},
        {{Verdict::fail, true, "a/b", ""}, &known[0], Standing::unexpected},
        {{Verdict::timeout, false, "timeout", ""}, &known[1], Standing::known},
        {{Verdict::unsupported, false, "", ""}, nullptr, Standing::expected},
        {{Verdict::not_run, false, "", ""}, &known[0], Standing::expected},
        {{Verdict::setup_fail, false, "setup-fail", ""}, nullptr, Standing::unexpected},
        {{Verdict::harness_error, false, "x", ""}, nullptr, Standing::unexpected},
    };
    for (const Case& one : cases)
        EXPECT_EQ(compare(one.judgement, one.known), one.standing)
            << name(one.judgement.verdict) << ' ' << one.judgement.finding;
}

class BaselineFile : public testing::Test {
protected:
    BaselineFile() {
        client_.driver = "sample";
        client_.channels = {{"url", {}, {}, {}}};
    }

    std::variant<Baseline, scenario::Mistakes> load(const std::string& json) {
        const std::string file = folder_.path() + "/sample.json";
        std::ofstream(file) << json;
        return load_baseline(file, client_);
    }

    TemporaryFolder folder_;
    Client client_;
};

TEST_F(BaselineFile, ThatIsNotThereIsEmpty) {
    const auto loaded = load_baseline(folder_.path() + "/none.json", client_);
    EXPECT_TRUE(std::get<Baseline>(loaded).empty());
}

TEST_F(BaselineFile, IsRead) {
    const auto loaded = load(
        R"({"v": 1, "client": "sample", "known_failures": [{"channel": "url", "scenario": "digest",
            "verdict": "FAIL", "finding": "a/b", "reason": "r", "target": "https", "link": "l"}]})"
    );
    const auto* read = std::get_if<Baseline>(&loaded);
    ASSERT_TRUE(read);
    ASSERT_EQ(read->size(), 1u);
    EXPECT_EQ(read->front().target, "https");
    EXPECT_EQ(read->front().finding, "a/b");
}

TEST_F(BaselineFile, MistakesAreTold) {
    const auto loaded = load(
        R"({"v": 1, "client": "simple", "known_failures": [{"channel": "option", "scenario":
            "digset", "verdict": "ADAPTER ERROR", "finding": "a/b", "reason": ""}]})"
    );
    ASSERT_TRUE(std::holds_alternative<scenario::Mistakes>(loaded));
    const std::string text = told(std::get<scenario::Mistakes>(loaded));
    for (const char* part :
         {"/client: found \"simple\"",
          "/known_failures/0/channel: found \"option\", expected \"url\"",
          "/known_failures/0/scenario: found \"digset\"",
          "/known_failures/0/verdict: found \"ADAPTER ERROR\"",
          "/known_failures/0/reason: found \"\""})
        EXPECT_THAT(text, HasSubstr(part));
}

TEST(Baselines, OfTheProjectAreRead) {
    const std::string root = PROXY407_SOURCE_DIR "/client-tests/";
    int count = 0;
    for (const auto& file : std::filesystem::directory_iterator(root + "baselines")) {
        ++count;
        const auto client = load_client(root + "clients/" + file.path().stem().string());
        ASSERT_TRUE(std::holds_alternative<Client>(client)) << file.path();
        const auto loaded = load_baseline(file.path().string(), std::get<Client>(client));
        if (const auto* mistakes = std::get_if<scenario::Mistakes>(&loaded))
            ADD_FAILURE() << told(*mistakes);
    }
    EXPECT_GT(count, 0);
}

}  // namespace
}  // namespace proxy407::runner
