#include "scenario/secrets.hpp"

#include "scenario/catalogue.hpp"

#include <gmock/gmock.h>

namespace proxy407::scenario {
namespace {

using testing::UnorderedElementsAre;

Scenario everything() {
    Scenario made;
    made.client = auth::Account{"client", "p1"};
    made.users = {{"user", "p2"}, {"api-key", ""}};
    made.handout.https_account = auth::Account{"https", "p3"};
    auth::BearerPolicy bearer;
    bearer.tokens = {"t2"};
    bearer.expired_tokens = {"t3"};
    Step& step = made.steps.emplace_back();
    step.users = auth::Accounts{{"step", "p4"}};
    step.schemes = {auth::TokenPolicy{"ApiKey", "t1"}, bearer};
    Step connect;
    connect.users = auth::Accounts{{"connect", "p5"}};
    step.connect = std::make_shared<const Step>(connect);
    made.second_proxy = SecondProxy{
        {auth::TokenPolicy{"ApiKey", "t4"}}, auth::Account{"second", "p6"}, {{"third", "p7"}}};
    return made;
}

TEST(Secrets, AreFoundWhereverTheyAre) {
    EXPECT_THAT(
        secrets(everything()),
        UnorderedElementsAre(
            "p1", "p2", "api-key", "p3", "p4", "p5", "p6", "p7", "t1", "t2", "t3", "t4"
        )
    );
    EXPECT_THAT(
        names(everything()),
        UnorderedElementsAre(
            "client", "user", "api-key", "https", "step", "connect", "second", "third"
        )
    );
}

TEST(Secrets, ThoseOfTheCatalogueArePublished) {
    for (const auto& one : built_in()) {
        const auto loaded = find(one.id);
        EXPECT_TRUE(are_published(std::get<Scenario>(loaded))) << one.id;
    }
}

TEST(Secrets, ThoseOfAUserAreNot) {
    auto basic = std::get<Scenario>(find("basic"));
    basic.users.push_back({"alice", "her own"});
    EXPECT_FALSE(are_published(basic));
    auto other = std::get<Scenario>(find("basic"));
    other.id = "mine";
    EXPECT_FALSE(are_published(other));
    EXPECT_FALSE(are_published(everything()));
}

}  // namespace
}  // namespace proxy407::scenario
