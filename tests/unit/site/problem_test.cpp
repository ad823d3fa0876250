#include "site/problem.hpp"

#include "unit/site/fixture.hpp"

namespace proxy407::site {
namespace {

using results::Json;

Json exchange(const char* recorder) {
    return {
        {"number", 1},
        {"recorder", recorder},
        {"fix", "Write it as %25: http://user:p%2540ss@127.0.0.1:34395"},
        {"request_head",
         "GET http://origin.test/ HTTP/1.1\r\nHost: origin.test\r\nX: " + std::string(300, 'y') +
             "\r\n\r\n"},
        {"reply_head",
         "HTTP/1.1 407 No\r\nDate: today\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n"}};
}

Result failing(const char* channel, const char* recorder = "proxy") {
    Result made = case_of(channel, "http", "special/slash", Verdict::fail);
    made.judgement.finding = "wrong-credentials/percent-decoded-twice";
    made.judgement.check = "credentials-exact";
    made.judgement.sentence = "It came to 127.0.0.1:34395.";
    made.judgement.exchange = 1;
    made.reproduce =
        "proxy407 certify --client one --clients-dir /home/me/clients --channel url --target http "
        "--scenario special/slash --show";
    made.exchanges = Json::array({exchange(recorder)});
    return made;
}

/// Of the only client.
Problem first_problem(const results::Document& document) {
    const auto client = client_results(document).at(0);
    return problem_of(client.causes.at(0), client);
}

TEST(ProvingBytes, AreTheRequestAndTheChallenge) {
    const std::string bytes = first_problem(document_of({failing("url")})).bytes;
    EXPECT_THAT(
        bytes, testing::StartsWith("> GET http://origin.test/ HTTP/1.1\n> Host: origin.test\n")
    );
    EXPECT_THAT(bytes, testing::HasSubstr("yyy... (303 bytes)\n"));
    EXPECT_THAT(
        bytes, testing::EndsWith("< HTTP/1.1 407 No\n< Proxy-Authenticate: Basic realm=\"x\"\n")
    );
}

TEST(ProvingBytes, OfWhatIsNoLeak_AreNotWhatTheTargetSaw) {
    EXPECT_EQ(first_problem(document_of({failing("url", "origin")})).bytes, "");
    Result leaks = failing("url", "origin");
    leaks.judgement.leak = true;
    leaks.link = "https://example.org/1";
    EXPECT_NE(first_problem(document_of({leaks})).bytes, "");
}

TEST(FixOf, IsTheDiagnosisOfTheProxy_OrWhatTheFindingMeans) {
    EXPECT_EQ(
        first_problem(document_of({failing("url")})).fix,
        "Write it as %25: http://user:p%2540ss@127.0.0.1:3128"
    );
    Result without = failing("url");
    without.exchanges = Json::array();
    EXPECT_THAT(first_problem(document_of({without})).fix, testing::Not(testing::IsEmpty()));
}

TEST(CommandOf, NamesNoFolderOfThisMachine) {
    EXPECT_EQ(
        command_of(failing("url")),
        "proxy407 certify --client one --channel url --target http --scenario special/slash --show"
    );
    Result own = failing("url");
    own.reproduce = "proxy407 certify --command 'mine {url}' --scenario special/slash --show";
    EXPECT_EQ(command_of(own), own.reproduce);
}

TEST(WaysAround, AreTheChannelsByWhichTheSameCasesConform) {
    const auto tried = [](Verdict verdict) {
        return first_problem(
                   document_of({failing("url"), case_of("option", "http", "special/slash", verdict)}
                   )
        )
            .tried;
    };
    EXPECT_THAT(
        tried(Verdict::pass),
        testing::ElementsAre("Told by option, the client passes the same 1 case.")
    );
    EXPECT_TRUE(tried(Verdict::fail).empty());
    EXPECT_TRUE(tried(Verdict::unsupported).empty());
}

TEST(Places, OfManyCases_NameTheFirst) {
    std::vector<Result> results;
    for (int i = 0; i < 12; ++i) {
        results.push_back(failing("url"));
        results.back().scenario = "s" + std::to_string(i);
    }
    const Problem problem = first_problem(document_of(results));
    ASSERT_EQ(problem.where.size(), 1u);
    EXPECT_EQ(problem.where[0].cases, 12u);
    EXPECT_EQ(problem.where[0].scenarios.size(), 8u);
}

}  // namespace
}  // namespace proxy407::site
