// How often memory is taken for one request, from its octets to the plan: a budget, so that what
// costs each request something does not come back unseen. The figures are those of libstdc++.

#include "unit/decision/conversation.hpp"

#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>

namespace {

std::size_t taken = 0;

}  // namespace

[[gnu::noinline]] void* operator new(std::size_t size) {
    ++taken;
    if (void* place = std::malloc(size)) return place;
    throw std::bad_alloc();
}

[[gnu::noinline]] void operator delete(void* place) noexcept {
    std::free(place);
}

[[gnu::noinline]] void operator delete(void* place, std::size_t) noexcept {
    std::free(place);
}

namespace {

using namespace proxy407::decision;

/// False when a request takes more than its budget.
bool holds(const char* what, const std::string& head, std::size_t budget) {
    test::Conversation proxy(test::basic_scenario());
    proxy.receives(head);
    auto copy = head;
    const auto before = taken;
    proxy.receives(std::move(copy));
    const auto spent = taken - before;
    std::printf("%3zu of %3zu  %s\n", spent, budget, what);
    return spent <= budget;
}

}  // namespace

int main() {
    bool all = holds("accepted, again within a second", test::get(test::basic("user:pass")), 10);
    all = holds("no credentials, again within a second", test::get(), 25) && all;
    all =
        holds("wrong password, again within a second", test::get(test::basic("user:p")), 28) && all;
    return all ? EXIT_SUCCESS : EXIT_FAILURE;
}
