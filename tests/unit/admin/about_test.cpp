#include "admin/routes.hpp"
#include "unit/admin/fixture.hpp"

namespace proxy407::admin {
namespace {

using testing::HasSubstr;
using About = AtTheDesk;

TEST_F(About, Health_CountsTheProxies) {
    const auto health = get_json("/health");
    EXPECT_EQ(health["status"], "healthy");
    EXPECT_EQ(health["proxies"], 1);
    EXPECT_GE(health["uptime_s"].get<double>(), 0);
    EXPECT_EQ(get_json("/version")["version"], health["version"]);
}

TEST_F(About, Metrics_CountWhatEverCame) {
    journal.append(get());
    journal.append(refused());
    ask("POST", "/reset");
    journal.append(refused());
    const auto answer = ask("GET", "/metrics");
    const auto text = content_of(answer);
    EXPECT_THAT(*answer.reply.find("Content-Type"), HasSubstr("version=0.0.4"));
    EXPECT_THAT(
        text,
        HasSubstr("proxy407_exchanges_total{status=\"407\",verdict=\"refused\","
                  "cause=\"wrong-credentials\"} 2\n")
    );
    EXPECT_THAT(text, HasSubstr("# TYPE proxy407_exchanges_total counter\n"));
    EXPECT_THAT(text, HasSubstr("proxy407_connections_open 3\n"));
    EXPECT_THAT(text, HasSubstr("proxy407_exchanges_kept 1\n"));
}

TEST_F(About, Certificate_InBothForms) {
    EXPECT_EQ(content_of(ask("GET", "/certs/proxy407-ca.pem")), proxies.ca_certificate());
    const auto der = ask("GET", "/certs/proxy407-ca.crt");
    EXPECT_EQ(content_of(der), std::string("\0\1\2\3\4\5", 6));
    EXPECT_THAT(*der.reply.find("Content-Disposition"), HasSubstr("proxy407-ca.crt"));
}

TEST_F(About, Shutdown_IsAnsweredBeforeTheEnd) {
    const auto answer = ask("POST", "/shutdown");
    EXPECT_EQ(answer.reply.status, 202);
    EXPECT_TRUE(answer.stops_server);
}

}  // namespace
}  // namespace proxy407::admin
