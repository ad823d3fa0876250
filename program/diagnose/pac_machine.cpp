#include "program/diagnose/pac_machine.hpp"

#include "program/diagnose/mujs.hpp"
#include "program/diagnose/pac_prelude.hpp"
#include "text/octets.hpp"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string_view>

namespace proxy407::program {
namespace {

using What = ladder::PacResult::What;

constexpr std::size_t most_memory = 64 * 1024 * 1024;
constexpr int most_lookups = 64;
constexpr std::size_t most_addresses_told = 16;

/// The interpreter hands no context to the functions that it calls, and leaves them by longjmp:
/// none of them may hold an object that has a destructor when it calls the interpreter.
struct Machine {
    OnLookup on_lookup;
    std::size_t memory = 0;
    bool is_out_of_memory = false;
    int lookups = 0;
    std::array<char, 1024> words{};  ///< what a function gives back
};

Machine* machine = nullptr;

/// Before each piece of memory: its size.
constexpr std::size_t before_piece = alignof(std::max_align_t);

void* allocate(void*, void* memory, int size) {
    char* old = memory == nullptr ? nullptr : static_cast<char*>(memory) - before_piece;
    std::size_t before = 0;
    if (old != nullptr) std::memcpy(&before, old, sizeof before);
    const auto wanted = static_cast<std::size_t>(size);
    if (size == 0) {
        machine->memory -= before;
        std::free(old);
        return nullptr;
    }
    if (machine->memory - before + wanted > most_memory) {
        machine->is_out_of_memory = true;
        return nullptr;
    }
    auto* made = static_cast<char*>(std::realloc(old, wanted + before_piece));
    if (made == nullptr) return nullptr;
    machine->memory += wanted - before;
    std::memcpy(made, &wanted, sizeof wanted);
    return made + before_piece;
}

/// The first IPv4 address, or all addresses with semicolons between them; "": none.
std::string resolved(const char* host, bool all) {
    if (++machine->lookups > most_lookups) return "";
    machine->on_lookup(host);
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_family = all ? AF_UNSPEC : AF_INET;
    addrinfo* found = nullptr;
    const int status = getaddrinfo(host, nullptr, &hints, &found);
    machine->on_lookup("");
    if (status != 0) return "";
    std::string words;
    std::size_t count = 0;
    for (const auto* one = found; one != nullptr && count < most_addresses_told;
         one = one->ai_next) {
        std::array<char, NI_MAXHOST> address{};
        if (getnameinfo(
                one->ai_addr,
                one->ai_addrlen,
                address.data(),
                address.size(),
                nullptr,
                0,
                NI_NUMERICHOST
            ) != 0)
            continue;
        words += (words.empty() ? "" : ";") + std::string(address.data());
        ++count;
        if (!all) break;
    }
    freeaddrinfo(found);
    return words;
}

/// The address that a packet to elsewhere would have; none is sent.
std::string own_address() {
    sockaddr_in there{};
    there.sin_family = AF_INET;
    there.sin_port = htons(9);
    inet_pton(AF_INET, "192.0.2.1", &there.sin_addr);
    sockaddr_in here{};
    socklen_t size = sizeof here;
    const int handle = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const bool known = handle >= 0 &&
                       connect(handle, reinterpret_cast<sockaddr*>(&there), sizeof there) == 0 &&
                       getsockname(handle, reinterpret_cast<sockaddr*>(&here), &size) == 0;
    if (handle >= 0) close(handle);
    std::array<char, INET_ADDRSTRLEN> words{};
    if (!known || inet_ntop(AF_INET, &here.sin_addr, words.data(), words.size()) == nullptr)
        return "127.0.0.1";
    return words.data();
}

void keep(std::string_view words) {
    const auto size = std::min(words.size(), machine->words.size() - 1);
    std::memcpy(machine->words.data(), words.data(), size);
    machine->words[size] = '\0';
}

void keep_resolved(const char* host, bool all) {
    keep(resolved(host, all));
}

void dns_resolve(js_State* state) {
    keep_resolved(mujs().to_string(state, 1), false);
    if (machine->words.front() == '\0') return mujs().push_null(state);
    mujs().push_string(state, machine->words.data());
}

void dns_resolve_ex(js_State* state) {
    keep_resolved(mujs().to_string(state, 1), true);
    mujs().push_string(state, machine->words.data());
}

void keep_own_address() {
    keep(own_address());
}

void my_ip_address(js_State* state) {
    keep_own_address();
    mujs().push_string(state, machine->words.data());
}

void add(js_State* state, Mujs::Function function, const char* name, int arguments) {
    mujs().new_function(state, function, name, arguments);
    mujs().set_global(state, name);
}

ladder::PacResult failure(js_State* state, What what) {
    std::string words = mujs().try_string(state, -1, "an error without words");
    if (machine->is_out_of_memory) return {What::memory};
    // "SyntaxError: line:3: ...", "TypeError: ... at FindProxyForURL (line:3)"
    words = text::replaced(text::replaced(std::move(words), "line:", "line "), "\n\t", "");
    return {
        what, words.substr(0, words.find(')') == words.npos ? words.npos : words.find(')') + 1)};
}

/// Runs a program; nothing comes back where it came to its end.
std::optional<ladder::PacResult> run(js_State* state, const char* name, const char* program) {
    if (mujs().load(state, name, program) != 0) return failure(state, What::syntax);
    mujs().push_undefined(state);
    if (mujs().call(state, 0) != 0) return failure(state, What::throws);
    return std::nullopt;
}

}  // namespace

ladder::PacResult evaluate_pac(
    const std::string& program, const ladder::PacArguments& arguments, OnLookup on_lookup
) {
    Machine here{std::move(on_lookup)};
    machine = &here;
    const auto& js = mujs();
    auto* state = js.new_state(allocate, nullptr, 0);
    if (state == nullptr) return {What::memory};
    add(state, dns_resolve, "dnsResolve", 1);
    add(state, dns_resolve_ex, "dnsResolveEx", 1);
    add(state, my_ip_address, "myIpAddress", 0);
    if (auto failed = run(state, "the functions of PAC files", pac_prelude)) return *failed;
    if (auto failed = run(state, "line", program.c_str())) return *failed;
    js.get_global(state, "FindProxyForURL");
    if (js.is_callable(state, -1) == 0) return {What::no_function};
    js.get_global(state, "findProxyOrSayWhere");
    js.push_undefined(state);
    js.push_string(state, arguments.url.c_str());
    js.push_string(state, arguments.host.c_str());
    if (js.call(state, 2) != 0) return failure(state, What::throws);
    const std::string words = js.try_string(state, -1, "an object without words");
    return {js.is_string(state, -1) != 0 ? What::text : What::no_text, words};
}

}  // namespace proxy407::program
