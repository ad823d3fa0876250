#include "files/shared_library.hpp"

#include <gtest/gtest.h>

namespace proxy407::files {
namespace {

TEST(SharedLibrary, SeveralNames_OpensTheFirstThatIsThere) {
    void* library = open_library({"libof-no-machine.so.9", "libm.so.6"});
    ASSERT_NE(library, nullptr);

    double (*root)(double) = nullptr;
    ASSERT_TRUE(find_function(library, "sqrt", root));
    EXPECT_EQ(root(4), 2);
}

TEST(SharedLibrary, NoneIsThere_IsNull) {
    EXPECT_EQ(open_library({"libof-no-machine.so.9"}), nullptr);
    EXPECT_EQ(open_library({}), nullptr);
}

TEST(SharedLibrary, FunctionThatIsNotInIt_IsNotFound) {
    void* library = open_library({"libm.so.6"});
    ASSERT_NE(library, nullptr);

    double (*none)(double) = [](double value) { return value; };
    EXPECT_FALSE(find_function(library, "no_such_function", none));
    EXPECT_EQ(none, nullptr);
}

}  // namespace
}  // namespace proxy407::files
