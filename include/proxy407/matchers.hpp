// GoogleMock matchers whose failure message is the diagnosis. Include after or with
// <gmock/gmock.h>.
//
//     EXPECT_THAT(proxy.exchanges(), proxy407::Authenticated("user"));
//     EXPECT_THAT(proxy.exchanges(), proxy407::RefusedBecause("wrong-credentials"));
//     EXPECT_THAT(proxy.exchanges(), proxy407::NeverLeaksCredentials());
#pragma once

#include <gmock/gmock.h>
#include <proxy407/exchange.hpp>

#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace proxy407 {
inline namespace v1 {
namespace matching {

/// What the proxy says of the last request that it did not accept. GoogleMock prints the exchanges
/// themselves.
inline void explain(
    const std::vector<Exchange>& exchanges, ::testing::MatchResultListener* listener
) {
    const Exchange* last = nullptr;
    for (const Exchange& exchange : exchanges) {
        if (!exchange.finding.empty()) last = &exchange;
    }
    if (exchanges.empty()) *listener << "no request came to the proxy";
    if (last == nullptr) return;
    *listener << "where exchange " << last->number << " is " << last->finding << ": "
              << last->message << " Fix: " << last->fix;
}

/// "wrong-credentials" is the cause of "wrong-credentials/wrong-password".
inline bool is_finding(const std::string& finding, const std::string& wanted) {
    return finding == wanted || finding.rfind(wanted + "/", 0) == 0;
}

class AuthenticatedMatcher {
public:
    using is_gtest_matcher = void;

    explicit AuthenticatedMatcher(std::string user) : user_(std::move(user)) {}

    bool MatchAndExplain(
        const std::vector<Exchange>& exchanges, ::testing::MatchResultListener* listener
    ) const {
        for (const Exchange& exchange : exchanges) {
            if (exchange.seen_by != SeenBy::proxy || exchange.verdict != Verdict::accepted)
                continue;
            if (user_.empty() || exchange.user == user_) return true;
        }
        explain(exchanges, listener);
        return false;
    }

    void DescribeTo(std::ostream* out) const {
        *out << "has a request that the proxy accepted" << (user_.empty() ? "" : " from " + user_);
    }

    void DescribeNegationTo(std::ostream* out) const {
        *out << "has no request that the proxy accepted" << (user_.empty() ? "" : " from " + user_);
    }

private:
    std::string user_;
};

class RefusedBecauseMatcher {
public:
    using is_gtest_matcher = void;

    explicit RefusedBecauseMatcher(std::string finding) : finding_(std::move(finding)) {}

    bool MatchAndExplain(
        const std::vector<Exchange>& exchanges, ::testing::MatchResultListener* listener
    ) const {
        for (const Exchange& exchange : exchanges) {
            if (is_finding(exchange.finding, finding_)) return true;
        }
        explain(exchanges, listener);
        return false;
    }

    void DescribeTo(std::ostream* out) const {
        *out << "has a request that the proxy refused because of " << finding_;
    }

    void DescribeNegationTo(std::ostream* out) const {
        *out << "has no request that the proxy refused because of " << finding_;
    }

private:
    std::string finding_;
};

class NeverLeaksCredentialsMatcher {
public:
    using is_gtest_matcher = void;

    bool MatchAndExplain(
        const std::vector<Exchange>& exchanges, ::testing::MatchResultListener* listener
    ) const {
        bool leaked = false;
        for (const Exchange& exchange : exchanges) {
            if (exchange.leak.empty()) continue;
            *listener << (leaked ? " " : "") << exchange.leak;
            leaked = true;
        }
        return !leaked;
    }

    void DescribeTo(std::ostream* out) const {
        *out << "keeps the proxy's credentials from the origin";
    }

    void DescribeNegationTo(std::ostream* out) const {
        *out << "lets the proxy's credentials reach the origin";
    }
};

}  // namespace matching

/// Of exchanges: the proxy accepted a request of that user; "" for anybody's.
inline ::testing::Matcher<const std::vector<Exchange>&> Authenticated(std::string user = "") {
    return matching::AuthenticatedMatcher(std::move(user));
}

/// Of exchanges: the proxy refused a request with that finding
/// ("wrong-credentials/wrong-password"), or with any of that cause ("wrong-credentials").
inline ::testing::Matcher<const std::vector<Exchange>&> RefusedBecause(std::string finding) {
    return matching::RefusedBecauseMatcher(std::move(finding));
}

/// Of exchanges: no secret of the proxy reached an origin. Says nothing of a client that sent none.
inline ::testing::Matcher<const std::vector<Exchange>&> NeverLeaksCredentials() {
    return matching::NeverLeaksCredentialsMatcher();
}

}  // namespace v1
}  // namespace proxy407
