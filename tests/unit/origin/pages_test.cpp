#include "origin/pages.hpp"

#include "unit/origin/ask.hpp"

#include <gtest/gtest.h>

namespace proxy407::origin {
namespace {

const Pages pages = {
    {"/simple/index.html", "<a href=\"a b.tar.gz\">a</a>"}, {"/simple/a b.tar.gz", "octets"}};

TEST(Pages, AreFoundByTheirDecodedPath) {
    const auto found = page(request("/simple/a%20b.tar.gz?x=1", "GET"), pages);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->reply.body, "octets");
    EXPECT_EQ(*found->reply.find("Content-Type"), "application/octet-stream");
}

TEST(Pages, ASlashStandsForItsIndex) {
    const auto found = page(request("/simple/", "HEAD"), pages);
    ASSERT_TRUE(found);
    EXPECT_EQ(*found->reply.find("Content-Type"), "text/html; charset=utf-8");
}

TEST(Pages, AFolderWithoutASlashStandsForItsIndexToo) {
    const Pages registry = {{"/demo/index.html", "about demo"}, {"/demo/-/demo.tgz", "octets"}};
    EXPECT_EQ(page(request("/demo", "GET"), registry)->reply.body, "about demo");
    EXPECT_EQ(page(request("/demo/-/demo.tgz", "GET"), registry)->reply.body, "octets");
    EXPECT_FALSE(page(request("/dem", "GET"), registry));
}

TEST(Pages, OfTheHostComeBeforeThoseOfAll) {
    const Pages hosts = {{"/api.test/a", "of the host"}, {"/a", "of all"}, {"/b", "of all"}};
    EXPECT_EQ(page(request("/a", "GET"), hosts)->reply.body, "of the host");
    EXPECT_EQ(page(request("/b", "GET"), hosts)->reply.body, "of all");
    auto other = request("/a", "GET");
    for (const char* host : {"[::1]", "[::1]:80", "other.test:80"}) {
        other.head.host = host;
        EXPECT_EQ(page(other, hosts)->reply.body, "of all") << host;
    }
    other.head.host = "API.test:8080";
    EXPECT_EQ(page(other, hosts)->reply.body, "of the host");
}

TEST(Pages, LeaveTheRestToTheRoutes) {
    EXPECT_FALSE(page(request("/ip", "GET"), pages));
    EXPECT_FALSE(page(request("/simple/", "POST"), pages));
}

}  // namespace
}  // namespace proxy407::origin
