#include "program/diagnose/pac.hpp"

#include "files/read_file.hpp"
#include "http/target.hpp"
#include "ladder/request.hpp"
#include "program/diagnose/pac_process.hpp"
#include "program/diagnose/wire.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <optional>

namespace proxy407::program {
namespace {

constexpr std::size_t most_of_file = 1024 * 1024;
constexpr std::size_t most_of_head = 32 * 1024;

std::string in_words(const ladder::Answered& answered) {
    switch (answered.end) {
        case ladder::Answered::End::silence: return "its server does not answer in time";
        case ladder::Answered::End::reset: return "its server resets the connection";
        default: return "its server sends no response of HTTP";
    }
}

/// A connection to the first address that takes one; or why there is none.
std::string open_to(Wire& wire, const http::Authority& place) {
    const auto looked = std::get<ladder::Looked>(wire.carry_out(ladder::Lookup{place.host}));
    if (looked.addresses.empty()) return place.host + " does not resolve: " + looked.trouble;
    std::string trouble;
    for (const auto& address : looked.addresses) {
        const auto opened =
            std::get<ladder::Opened>(wire.carry_out(ladder::Open{address, place.port}));
        if (opened.how == ladder::Opened::How::connected) return "";
        trouble = address + ": " + opened.trouble;
    }
    return trouble;
}

/// By a request of HTTP/1.0, whose response is not in chunks. Nothing but this URL is asked.
ladder::PacFile fetched(const http::AbsoluteTarget& url, std::chrono::milliseconds patience) {
    const bool tls = url.scheme == "https";
    const ladder::Target target{false, tls, url.authority, url.path_and_query};
    ladder::PacFile file{.where = ladder::to_url(target)};
    Wire wire(patience, most_of_file + most_of_head);
    file.trouble = open_to(wire, url.authority);
    if (!file.trouble.empty()) return file;
    if (tls) {
        const auto seen =
            std::get<ladder::Encrypted>(wire.carry_out(ladder::Encrypt{url.authority.host}));
        if (!seen.done) file.trouble = "no TLS with its server: " + seen.trouble;
        if (!seen.done) return file;
        file.distrust = seen.distrust;
    }
    const auto octets = "GET " + url.path_and_query +
                        " HTTP/1.0\r\nHost: " + ladder::get(target).host +
                        "\r\nUser-Agent: proxy407-diagnose\r\nAccept: */*\r\n\r\n";
    const auto answered = std::get<ladder::Answered>(wire.carry_out(ladder::Ask{octets}));
    auto answer = ladder::read_answer(answered.octets);
    file.is_cut = answered.end == ladder::Answered::End::limit;
    file.text = std::move(answer.body);
    answer.body.clear();
    if (answer.status == 0) {
        file.trouble = in_words(answered);
        return file;
    }
    if (answered.end == ladder::Answered::End::silence && answer.status == 200)
        file.trouble = "its server does not send all of it in time";
    file.response = std::move(answer);
    return file;
}

ladder::PacFile read_pac(const std::string& path) {
    ladder::PacFile file{.where = text::printable(path)};
    auto read = files::read_file(path, most_of_file);
    file.is_cut = read.text.size() > most_of_file;
    file.text = std::move(read.text);
    if (read.trouble != "an empty file") file.trouble = std::move(read.trouble);
    return file;
}

ladder::PacFile pac_file(const std::string& where, std::chrono::milliseconds patience) {
    const auto url = http::parse_absolute_target(where);
    if (url && (url->scheme == "http" || url->scheme == "https")) return fetched(*url, patience);
    const auto scheme = where.substr(0, std::min(where.find("://"), where.size()));
    if (scheme != where && scheme != "file")
        return {
            .where = text::printable(where), .trouble = "it is fetched by http and https alone"};
    constexpr std::string_view local = "file://";
    return read_pac(where.starts_with(local) ? where.substr(local.size()) : where);
}

}  // namespace

std::variant<ladder::PacChoice, ladder::Conclusion> proxy_by_pac(
    const std::string& where, const ladder::Target& target, std::chrono::milliseconds patience
) {
    const auto file = pac_file(where, patience);
    if (auto mistake = ladder::mistake_in(file)) return *std::move(mistake);
    const std::string program(ladder::program_of(file));
    const auto result = evaluate_apart(program, ladder::pac_arguments(target), patience);
    return ladder::proxy_of(file, result, target);
}

}  // namespace proxy407::program
