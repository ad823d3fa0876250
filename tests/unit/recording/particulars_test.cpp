#include "recording/particulars.hpp"

#include <gmock/gmock.h>

#include <string>

namespace proxy407::recording {
namespace {

/// Each as "kind:octets".
std::vector<std::string> found(std::string_view text) {
    const char* names[] = {"address", "host", "mail", "userinfo", "date", "number"};
    std::vector<std::string> out;
    for (const auto& one : particulars(text)) {
        out.push_back(
            std::string(names[static_cast<int>(one.kind)]) + ":" +
            std::string(text.substr(one.begin, one.end - one.begin))
        );
    }
    return out;
}

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Particulars, AddressesOfBothKinds) {
    EXPECT_THAT(
        found("client 10.1.2.3:5000, [fd00::1f]."),
        ElementsAre("address:10.1.2.3", "address:fd00::1f")
    );
    EXPECT_THAT(found("ClientIP%3A%2010.1.2.3%0D%0A"), ElementsAre("address:10.1.2.3"));
    EXPECT_THAT(found("127.0.0.1 and ::1"), IsEmpty());
}

TEST(Particulars, HostsButNotFilesAndStandards) {
    EXPECT_THAT(
        found("from cache7.corp.local:3128 or http://wiki.intern/x"),
        ElementsAre("host:cache7.corp.local", "host:wiki.intern")
    );
    EXPECT_THAT(found("logo.png index.html squid/5.7 http://www.w3.org/TR/html4"), IsEmpty());
    EXPECT_THAT(found("a.test, www.example.com"), IsEmpty());
}

TEST(Particulars, LastLettersAndDigits_CountLikeTheOthers) {
    EXPECT_THAT(found("at cache.corp.zz"), ElementsAre("host:cache.corp.zz"));
    EXPECT_THAT(found("2026-11-30T18:50:42"), ElementsAre("date:2026-11-30T18:50:42"));
}

TEST(Particulars, Mailboxes) {
    EXPECT_THAT(found("ask <a href=\"mailto:jo.doe@corp.example\">"), testing::SizeIs(1));
    EXPECT_THAT(found("jo@intern"), ElementsAre("mail:jo@intern"));
    EXPECT_THAT(found("http://jo:secret@intern"), ElementsAre("userinfo:jo:secret@intern"));
}

TEST(Particulars, DatesInTheirForms) {
    EXPECT_THAT(
        found("Mon, 30 Nov 2026 18:50:42 GMT"), ElementsAre("date:Mon, 30 Nov 2026 18:50:42 GMT")
    );
    EXPECT_THAT(
        found("TimeStamp%3A%20Mon,%2030%20Nov%202026%2018%3A50%3A42%20GMT%0D"),
        ElementsAre("date:Mon,%2030%20Nov%202026%2018%3A50%3A42%20GMT")
    );
    EXPECT_THAT(found("2026-11-30T18:50:42Z"), ElementsAre("date:2026-11-30T18:50:42"));
}

TEST(Particulars, NumbersOfRequests) {
    EXPECT_THAT(
        found("id 6f1c2d3e-0000-4a5b-8c7d-112233445566 ERR_CACHE_ACCESS_DENIED"),
        ElementsAre("number:6f1c2d3e-0000-4a5b-8c7d-112233445566")
    );
}

TEST(Particulars, AnyOctets_AreTaken) {
    std::string text;
    for (int i = 0; i < 256; ++i) text += static_cast<char>(i);
    EXPECT_THAT(found(text + "%" + text + "%2"), testing::Not(testing::Contains("address:")));
    EXPECT_THAT(found(""), IsEmpty());
}

}  // namespace
}  // namespace proxy407::recording
