#include "program/diagnose/question.hpp"

#include "program/account_option.hpp"
#include "program/password_prompt.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <utility>

namespace proxy407::program {
namespace {

/// Of a URL with a user alone: the password is asked for where there is a terminal.
std::string read_password(
    const cxxopts::ParseResult& given, const std::string& user, auth::Account& account
) {
    if (given.count("password-stdin") > 0) return read_password_of(given, user, account);
    account = {user, ask_password().value_or("")};
    return "";
}

std::string read_from_url(const cxxopts::ParseResult& given, ladder::Question& question) {
    const auto& proxy = question.proxy;
    if (proxy.password) {
        question.account = ladder::decoded_account(proxy);
        question.other = ladder::other_reading(*question.account, {*proxy.user, *proxy.password});
        return given.count("password-stdin") > 0 ? "the URL has a password, and --password-stdin "
                                                   "gives another one"
                                                 : "";
    }
    auto& account = question.account.emplace();
    const auto wrong = read_password(given, text::percent_decode(*proxy.user), account);
    question.other = ladder::other_reading(account, account);
    return wrong;
}

/// Of an option that has one. What is wrong comes back, or "".
std::string read_url(
    const cxxopts::ParseResult& given, const std::string& option, ladder::Target& target
) {
    const auto text = given[option].as<std::string>();
    const auto read = http::parse_absolute_target(text);
    const bool right = read && (read->scheme == "http" || read->scheme == "https") &&
                       !read->has_userinfo && !read->has_fragment && !text::has_control(text);
    if (!right)
        return "--" + option + " is http://HOST/PATH or https://HOST/PATH, not \"" +
               text::printable(read && read->has_userinfo ? "a URL with credentials" : text) + '"';
    target = {false, read->scheme == "https", read->authority, read->path_and_query};
    return "";
}

}  // namespace

std::string read_credentials(const cxxopts::ParseResult& given, ladder::Question& question) {
    const bool named = given.count("user") > 0 || given.count("user-file") > 0;
    if (!named && question.proxy.user) return read_from_url(given, question);
    auto wrong = read_account(given, question.account);
    if (question.account)
        question.other = ladder::other_reading(*question.account, *question.account);
    return wrong;
}

std::string read_urls(const cxxopts::ParseResult& given, ladder::Question& question) {
    if (given.count("target") > 0)
        if (auto wrong = read_url(given, "target", question.target); !wrong.empty()) return wrong;
    if (given.count("echo") == 0) return "";
    return read_url(given, "echo", question.echo.emplace());
}

}  // namespace proxy407::program
