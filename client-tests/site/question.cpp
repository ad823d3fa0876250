#include "site/question.hpp"

#include "site/answer.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <initializer_list>

namespace proxy407::site {
namespace {

using results::Observed;
using results::Result;
using Texts = std::vector<std::string>;

const Texts tunnel_leaks = {
    "credentials-inside-tunnel",
    "credentials-in-authorization",
    "credentials-in-websocket-upgrade"};
const Texts redirect_leaks = {
    "credentials-after-redirect", "credentials-at-second-proxy", "target-secrets-after-redirect"};
const Texts past_leaks = {"credentials-past-the-proxy"};

auto one_of(const Texts& words) {
    return [&words](const std::string& word) { return text::contains(words, word); };
}

bool is_other_leak(const std::string& finding) {
    for (const Texts* known : {&tunnel_leaks, &redirect_leaks, &past_leaks})
        if (text::contains(*known, finding)) return false;
    return true;
}

auto in_scenario(Texts names) {
    return [names](const Result& one) { return text::contains(names, one.scenario); };
}

bool is_tunnelled(const Result& one) {
    return one.target == "https";
}

bool is_any(const Result&) {
    return true;
}

Answer basic_by(const ClientResults& client, const char* channel) {
    return conforming(client, "basic", channel);
}

std::vector<Question> basic_questions() {
    return {
        {"basic-url",
         "Basic by URL",
         "Does Basic work with the credentials in the proxy's URL?",
         "The scenario basic: the proxy asks for Basic, to http:// and https:// targets, told by "
         "one URL with percent-encoded credentials.",
         true,
         [](const ClientResults& one) { return basic_by(one, "url"); }},
        {"basic-option",
         "Basic by option",
         "Does Basic work with user and password as options?",
         "The scenario basic, told the proxy's address, the user and the password apart.",
         true,
         [](const ClientResults& one) { return basic_by(one, "option"); }},
        {"basic-env",
         "Basic by environment",
         "Does Basic work with http_proxy and https_proxy in the environment?",
         "The scenario basic, told by the variables that the client's documentation names.",
         true,
         [](const ClientResults& one) { return basic_by(one, "env"); }},
        {"special",
         "Special characters",
         "How many passwords and user names with special characters arrive as they are?",
         "40 of them: every reserved character of URLs, percent signs, spaces, letters beyond "
         "ASCII, nothing at all, a long one. The proxy announces charset=\"UTF-8\". Slow clients "
         "have 10. The answer is that of the channel that was asked most.",
         true,
         [](const ClientResults& one) { return special_characters(one, true); }},
        {"special-no-charset",
         "Beyond ASCII, no charset",
         "How many passwords beyond ASCII arrive where the proxy announces no charset?",
         "The five of them again, from a proxy that announces none, as most do, and accepts UTF-8 "
         "and ISO-8859-1.",
         true,
         [](const ClientResults& one) { return special_characters(one, false); }},
        {"empty-password",
         "Empty password",
         "Does an empty password work?",
         "The scenario special/empty-password, by every channel.",
         true,
         [](const ClientResults& one) { return conforming(one, "special/empty-password"); }},
        {"digest-md5",
         "Digest MD5",
         "Does Digest with MD5 work?",
         "The scenario digest: the proxy asks for Digest with MD5 and qop=\"auth\".",
         true,
         [](const ClientResults& one) { return conforming(one, "digest"); }},
        {"digest-sha256",
         "Digest SHA-256",
         "Does Digest with SHA-256 work?",
         "The scenario digest-sha256.",
         true,
         [](const ClientResults& one) { return conforming(one, "digest-sha256"); }},
    };
}

std::vector<Question> habit_questions() {
    return {
        {"preemptive",
         "Sends credentials",
         "Does the client send credentials at once, or after the proxy has asked?",
         "The first request of the scenario basic.",
         false,
         [](const ClientResults& one) {
             return observed(
                 one,
                 "basic",
                 {&Observed::preemptive, "at once", "after the 407", Tone::neutral, Tone::neutral}
             );
         }},
        {"wrong-password",
         "Requests with a wrong password",
         "How many requests does the client send with a wrong password before it gives up?",
         "The scenario wrong-password: the proxy goes on with 407, and is stopped after 500 "
         "requests. A proxy locks accounts.",
         true,
         requests_with_wrong_password},
        {"sees-407",
         "User sees the 407",
         "Does the client's user see that the proxy refused?",
         "The scenario wrong-password: is the status 407 in the response, the error or the output "
         "that the user gets? The challenge and the body are looked for, too.",
         true,
         sees_refusal},
        {"connect-http",
         "CONNECT for http",
         "Does the client tunnel http:// targets?",
         "The scenario basic to an http:// target. Many proxies allow CONNECT to port 443 alone.",
         false,
         [](const ClientResults& one) {
             return observed(
                 one, "basic", {&Observed::tunnels_http, "yes", "no", Tone::partly, Tone::neutral}
             );
         }},
    };
}

std::vector<Question> leak_questions() {
    return {
        {"leak-tunnel",
         "Leak in the tunnel",
         "Do the proxy's credentials go through the tunnel to the target?",
         "Every case to an https:// target: what came to the target holds no secret of the proxy.",
         true,
         [](const ClientResults& one) {
             return leaking(one, one_of(tunnel_leaks), is_tunnelled, "basic");
         }},
        {"leak-redirect",
         "Leak on a redirect",
         "Do credentials follow a redirect to where they must not go?",
         "The scenarios redirect-to-https, redirect-past-the-proxy and redirect-to-second-proxy.",
         true,
         [](const ClientResults& one) {
             const Texts asked = {
                 "redirect-to-https", "redirect-past-the-proxy", "redirect-to-second-proxy"};
             return leaking(one, one_of(redirect_leaks), in_scenario(asked), asked.front());
         }},
        {"leak-no-proxy",
         "Leak past NO_PROXY",
         "Do the proxy's credentials go to a target that is reached without the proxy?",
         "The scenarios exception-after-redirect, exception-for-target and "
         "redirect-past-the-proxy.",
         true,
         [](const ClientResults& one) {
             const Texts asked = {
                 "exception-after-redirect", "exception-for-target", "redirect-past-the-proxy"};
             return leaking(one, one_of(past_leaks), in_scenario(asked), asked.front());
         }},
        {"leak-other",
         "Other leaks",
         "Does another secret come to where it must not?",
         "Every case: a 401 or 407 of the target, a refused CONNECT, secrets in other fields, "
         "https:// in the clear.",
         true,
         [](const ClientResults& one) { return leaking(one, is_other_leak, is_any, "basic"); }},
    };
}

std::vector<Question> make() {
    std::vector<Question> all = basic_questions();
    for (auto part : {habit_questions(), leak_questions()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

}  // namespace

std::span<const Question> questions() {
    static const std::vector<Question> all = make();
    return all;
}

const Question* find_question(std::string_view id) {
    const auto found = std::ranges::find(questions(), id, &Question::id);
    return found == questions().end() ? nullptr : &*found;
}

std::vector<Answer> answers_of(const ClientResults& client) {
    std::vector<Answer> answers;
    for (const Question& question : questions()) {
        answers.push_back(question.answer(client));
        answers.back().question = question.id;
    }
    return answers;
}

std::size_t good_answers(const Entry& entry) {
    return static_cast<std::size_t>(std::ranges::count_if(entry.answers, [](const Answer& one) {
        const Question* question = find_question(one.question);
        return question != nullptr && question->is_ranked && one.tone == Tone::good;
    }));
}

}  // namespace proxy407::site
