#include "client/environment.hpp"

namespace proxy407::client {

process::Environment clean_environment(const std::string& home) {
    process::Environment made;
    const process::Environment ours = process::inherited_environment();
    if (const auto path = ours.find("PATH"); path != ours.end()) made.insert(*path);
    made["HOME"] = home;
    made["TMPDIR"] = home;
    made["LC_ALL"] = "C.UTF-8";
    return made;
}

}  // namespace proxy407::client
