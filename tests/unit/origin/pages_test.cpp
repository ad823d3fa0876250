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

TEST(Pages, LeaveTheRestToTheRoutes) {
    EXPECT_FALSE(page(request("/ip", "GET"), pages));
    EXPECT_FALSE(page(request("/simple", "GET"), pages));
    EXPECT_FALSE(page(request("/simple/", "POST"), pages));
}

}  // namespace
}  // namespace proxy407::origin
