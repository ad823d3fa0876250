#include "kit.hpp"

#include <neon/ne_auth.h>
#include <neon/ne_request.h>
#include <neon/ne_session.h>
#include <neon/ne_socket.h>
#include <neon/ne_ssl.h>
#include <neon/ne_utils.h>

#include <cstring>
#include <memory>

namespace {

// example: begin
// neon's buffers have NE_ABUFSIZ octets; what does not fit cannot be said.
int credentials(void* data, const char*, int attempt, char* user, char* password) {
    const auto& a_case = *static_cast<const kit::Case*>(data);
    std::strncpy(user, a_case.user->c_str(), NE_ABUFSIZ - 1);
    std::strncpy(password, a_case.password->c_str(), NE_ABUFSIZ - 1);
    return attempt;
}

int keep(void* body, const char* octets, size_t count) {
    static_cast<std::string*>(body)->append(octets, count);
    return 0;
}

kit::Answer get(const kit::Case& a_case) {
    const kit::Url url(a_case.url);
    const std::unique_ptr<ne_session, void (*)(ne_session*)> session(
        ne_session_create(url.scheme.c_str(), url.host.c_str(), static_cast<unsigned>(url.port)),
        ne_session_destroy
    );
    ne_session_proxy(
        session.get(), a_case.proxy_host.c_str(), static_cast<unsigned>(a_case.proxy_port)
    );
    if (a_case.user) ne_set_proxy_auth(session.get(), credentials, const_cast<kit::Case*>(&a_case));
    const std::unique_ptr<ne_ssl_certificate, void (*)(ne_ssl_certificate*)> ca(
        ne_ssl_cert_read(a_case.ca_file.c_str()), ne_ssl_cert_free
    );
    if (url.scheme == "https") ne_ssl_trust_cert(session.get(), ca.get());

    const std::unique_ptr<ne_request, void (*)(ne_request*)> request(
        ne_request_create(session.get(), a_case.method.c_str(), url.path.c_str()),
        ne_request_destroy
    );
    kit::Answer answer;
    ne_add_response_body_reader(request.get(), ne_accept_2xx, keep, &answer.body);
    if (ne_request_dispatch(request.get()) != NE_OK)
        throw kit::Problem(ne_get_error(session.get()));
    answer.status = ne_get_status(request.get())->code;
    if (const char* challenge = ne_get_response_header(request.get(), "Proxy-Authenticate"))
        answer.challenge = challenge;
    return answer;
}
// example: end

}  // namespace

int main(int argc, char** argv) {
    ne_sock_init();
    const std::string told = ne_version_string();  // "neon 0.32.5: Library build, ..."
    const auto version = told.substr(5, told.find(':') - 5);
    const kit::Features features = {
        "basic.http", "basic.connect", "digest.http", "digest.connect", "redirect"};
    return kit::serve(argc, argv, "neon", version, features, get);
}
