#include "http/credentials.hpp"
#include "origin/route.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

namespace proxy407::origin {
namespace {

constexpr std::string_view realm = "Basic realm=\"the target\"";

bool is_redirect(int status) {
    return status >= 301 && status <= 308 && status != 304;
}

/// RFC 9110 sections 15.3.5, 15.3.6 and 15.4.5.
bool has_no_content(int status) {
    return status == 204 || status == 205 || status == 304;
}

/// A field's value must not end the line: what no URI may hold is percent-encoded.
std::string as_uri_octets(std::string_view octets) {
    std::string uri;
    for (const char c : octets) {
        if (c > ' ' && c < '\x7f')
            uri += c;
        else
            uri += text::percent_encode(std::string_view(&c, 1));
    }
    return uri;
}

const std::string* field(const Request& request, std::string_view wanted) {
    for (const auto& [name, value] : request.head.fields)
        if (text::equal_ignoring_case(name, wanted)) return &value;
    return nullptr;
}

bool sent_credentials(const Request& request, const std::string& user_pass) {
    const std::string* value = field(request, "Authorization");
    if (!value) return false;
    const http::Credentials credentials = http::parse_credentials(*value);
    return text::equal_ignoring_case(credentials.scheme, "Basic") &&
           text::base64_decode(credentials.token68) == user_pass;
}

}  // namespace

Answer index_page(const Call&) {
    return text_answer(
        200,
        "This is the embedded origin of proxy407. It answers for every host, http and https, so\n"
        "that nothing leaves the machine: you came through the proxy.\n\n" +
            list_of_routes() +
            "  any, with Upgrade: websocket      through a tunnel: a WebSocket that sends back "
            "each "
            "message\n"
    );
}

Answer answer_with_status(const Request& request, int status) {
    Answer answer;
    if (has_no_content(status)) {
        answer.reply.status = status;
        return answer;
    }
    const std::string phrase(http::reason_phrase(status));
    answer = text_answer(
        status,
        std::to_string(status) + (phrase.empty() ? "" : " ") + phrase + ": the target (" +
            text::printable(request.head.host) + ") answered this, not the proxy.\n"
    );
    if (status == 401) answer.reply.set("WWW-Authenticate", realm);
    if (is_redirect(status)) answer.reply.set("Location", "/");
    return answer;
}

Answer status(const Call& call) {
    const auto wanted = number_up_to(call.captures[0], 599);
    if (!wanted || *wanted < 200) return bad_request("/status/N takes a final status, 200 to 599.");
    return answer_with_status(call.request, static_cast<int>(*wanted));
}

Answer redirect_to(const Call& call) {
    std::string url;
    std::string code = "302";
    for (const auto& [name, value] : query_of(call.request.head.path_and_query)) {
        if (name == "url") url = value;
        if (name == "status_code") code = value;
    }
    const auto status = number_up_to(code, 399);
    if (url.empty() || !status || *status < 300)
        return bad_request("/redirect-to takes ?url=U and a status_code of 300 to 399.");
    Answer answer;
    answer.reply.status = static_cast<int>(*status);
    answer.reply.set("Location", as_uri_octets(url));
    return answer;
}

Answer basic_auth(const Call& call) {
    const std::string& user = call.captures[0];
    if (!sent_credentials(call.request, user + ":" + call.captures[1])) {
        Answer refused = answer_with_status(call.request, 401);
        refused.reply.body += "It asks for Authorization; Proxy-Authorization is for the proxy.\n";
        return refused;
    }
    text::JsonWriter json(text::JsonWriter::Layout::indented);
    json.open('{');
    json.key("authenticated");
    json.raw("true");
    json.key("user");
    json.text(user);
    json.close('}');
    return json_answer(json);
}

}  // namespace proxy407::origin
