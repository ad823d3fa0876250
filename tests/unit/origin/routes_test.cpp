#include "origin/route.hpp"
#include "unit/origin/ask.hpp"

#include <gmock/gmock.h>

namespace proxy407::origin {
namespace {

TEST(Routes, EachIsAnsweredByItsFirstMethodAndByHead) {
    const std::pair<const char*, int> paths[] = {
        {"/", 200},
        {"/ip", 200},
        {"/get", 200},
        {"/headers", 200},
        {"/post", 200},
        {"/anything", 200},
        {"/anything/a/b", 200},
        {"/status/418", 418},
        {"/redirect-to?url=/get", 302},
        {"/delay/1", 200},
        {"/bytes/3", 200},
        {"/stream/2", 200},
        {"/basic-auth/u/p", 401},
    };
    ASSERT_EQ(std::size(paths), routes().size()) << "a route without a row here";
    for (std::size_t i = 0; i < routes().size(); ++i) {
        const auto& [path, status] = paths[i];
        const std::string_view methods = routes()[i].methods;
        const std::string first(methods.substr(0, methods.find(',')));
        EXPECT_EQ(ask(path, first).reply.status, status) << path;
        if (first == "GET") {
            EXPECT_EQ(ask(path, "HEAD").reply.status, status) << path;
        }
    }
}

TEST(Routes, ThePageListsThem) {
    const std::string page = ask("/").reply.body;
    for (const Route& route : routes()) EXPECT_THAT(page, testing::HasSubstr(route.shown));
}

}  // namespace
}  // namespace proxy407::origin
