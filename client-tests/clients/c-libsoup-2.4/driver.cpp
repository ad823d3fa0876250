#include "kit.hpp"

#include <libsoup/soup.h>

#include <memory>

namespace {

// example: begin
template <typename Object>
using Ref = std::unique_ptr<Object, void (*)(void*)>;

void authenticate(
    SoupSession*, SoupMessage* message, SoupAuth* auth, gboolean retrying, void* data
) {
    const auto& a_case = *static_cast<const kit::Case*>(data);
    if (message->status_code == SOUP_STATUS_PROXY_UNAUTHORIZED && !retrying && a_case.user)
        soup_auth_authenticate(auth, a_case.user->c_str(), a_case.password->c_str());
}

kit::Answer get(const kit::Case& a_case) {
    const Ref<SoupSession> session(
        soup_session_new_with_options(SOUP_SESSION_SSL_CA_FILE, a_case.ca_file.c_str(), nullptr),
        g_object_unref
    );
    soup_session_add_feature_by_type(session.get(), SOUP_TYPE_AUTH_NTLM);
    if (a_case.via != "env") {
        SoupURI* const proxy =
            soup_uri_new((a_case.via == "url" ? a_case.proxy_url : a_case.proxy).c_str());
        if (!proxy) throw kit::Problem("soup_uri_new() takes no such URL");
        g_object_set(session.get(), SOUP_SESSION_PROXY_URI, proxy, nullptr);
        soup_uri_free(proxy);
    }
    if (a_case.via == "option")
        g_signal_connect(
            session.get(), "authenticate", G_CALLBACK(authenticate), const_cast<kit::Case*>(&a_case)
        );
    const Ref<SoupMessage> message(
        soup_message_new(a_case.method.c_str(), a_case.url.c_str()), g_object_unref
    );
    const guint status = soup_session_send_message(session.get(), message.get());
    if (SOUP_STATUS_IS_TRANSPORT_ERROR(status)) throw kit::Problem(message->reason_phrase);
    kit::Answer answer = {
        static_cast<int>(status),
        std::string(message->response_body->data, message->response_body->length),
        {}};
    if (const char* challenge =
            soup_message_headers_get_list(message->response_headers, "Proxy-Authenticate"))
        answer.challenge = challenge;
    return answer;
}
// example: end

}  // namespace

int main(int argc, char** argv) {
    const std::string version = std::to_string(soup_get_major_version()) + "." +
                                std::to_string(soup_get_minor_version()) + "." +
                                std::to_string(soup_get_micro_version());
    const kit::Features features = {
        "basic.http",
        "basic.connect",
        "digest.http",
        "digest.connect",
        "ntlm.http",
        "ntlm.connect",
        "redirect",
        "no_proxy",
        "https_proxy"};
    return kit::serve(argc, argv, "libsoup", version, features, get);
}
