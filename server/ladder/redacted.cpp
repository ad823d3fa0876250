#include "ladder/redacted.hpp"

#include <string>
#include <vector>

namespace proxy407::ladder {

http::Redactor redactor_for(const Question& question) {
    std::vector<std::string> secrets;
    std::vector<std::string> names;
    const auto take = [&](const auth::Account& account) {
        secrets.push_back(account.password.empty() ? account.user : account.password);
        if (!account.password.empty()) names.push_back(account.user);
    };
    if (question.account) take(*question.account);
    if (question.other) take(question.other->account);
    if (question.proxy.password) secrets.push_back(*question.proxy.password);
    std::erase(secrets, "");
    return {secrets, names};
}

http::Reader reader_of(const http::Redactor& redactor, bool shows_secrets) {
    return {.knows_secrets = true, .redactor = shows_secrets ? nullptr : &redactor};
}

std::string seen_by(const http::Reader& reader, const std::string& octets) {
    if (reader.redactor == nullptr) return octets;
    // A second answer begins with a status line, which is no field of the first one.
    const auto next = octets.find("\nHTTP/");
    const auto end = next == octets.npos ? octets.size() : next + 1;
    const auto first = reader.redactor->octets(octets.substr(0, end));
    return end == octets.size() ? first : first + seen_by(reader, octets.substr(end));
}

}  // namespace proxy407::ladder
