#pragma once

#include "grade/verdict.hpp"
#include "unit/client/support.hpp"

#include <gmock/gmock.h>

namespace proxy407::grade {

/// One case as it was seen, made up.
class JudgeCase : public testing::Test {
protected:
    JudgeCase() {
        result_.output = R"({"origin": "127.0.0.1"})";
        reports(0);
        exchange("GET http://origin.test/ip HTTP/1.1\r\n\r\n", 200);
        checked_.verdict = checks::RunVerdict::pass;
        checked_.checks = {{"authenticated", checks::Outcome::pass, "", 1, {}}};
    }

    void exchange(const std::string& head, int status) {
        journal::Exchange exchange;
        exchange.head = http::parse_request_head(head);
        exchange.status = status;
        exchange.scenario = scenario_.id;
        exchange.origin_saw = status == 200 ? head : "";
        if (status == 407)
            exchange.diagnosis = diagnosis::Diagnosis{
                diagnosis::Cause::wrong_credentials, finding_, {}, "message", "", "", "", {}};
        journal_.append(std::move(exchange));
    }

    void refused(const std::string& finding = "percent-encoding-not-decoded") {
        finding_ = finding;
        journal_ = journal::Journal();
        exchange("GET http://origin.test/ip HTTP/1.1\r\n\r\n", 407);
        checked_.verdict = checks::RunVerdict::fail;
        checked_.checks = {{"authenticated", checks::Outcome::fail, "sentence", 1, {}}};
        reports(22);
        result_.output = "";
    }

    void reports(int code) {
        result_.reported.good = code == 0;
        result_.ended.code = code;
        result_.reported.how = process::to_string(result_.ended);
    }

    /// A check that the scenario is about.
    void fails(const std::string& check) {
        checked_.verdict = checks::RunVerdict::fail;
        std::erase_if(scenario_.expect, [&](const auto& one) { return one.check == check; });
        scenario_.expect.push_back({check, 0, checks::Weight::must, true});
        checked_.checks.push_back({check, checks::Outcome::fail, "sentence", 1, {}});
    }

    results::Judgement judged() {
        checked_.breaches = checks::breaches_in({scenario_, journal_}, checked_.checks);
        return judge({scenario_, checked_, journal_, client_}, result_);
    }

    std::vector<results::Fault> on_the_way() {
        return faults_on_the_way({scenario_, checked_, journal_, client_});
    }

    void expect(results::Verdict verdict, const std::string& finding) {
        const results::Judgement judgement = judged();
        EXPECT_EQ(name(judgement.verdict), name(verdict)) << judgement.sentence;
        EXPECT_EQ(judgement.finding, finding);
        EXPECT_EQ(judgement.sentence.empty(), verdict == results::Verdict::pass);
    }

    scenario::Scenario scenario_ = client::built_in("reject-encoded-password");
    journal::Journal journal_;
    checks::RunResult checked_;
    results::Result result_;
    std::string finding_;
    client::Client client_;
};

}  // namespace proxy407::grade
