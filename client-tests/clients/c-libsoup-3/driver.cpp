#include "kit.hpp"

#include <libsoup/soup.h>

#include <memory>

namespace {

// example: begin
template <typename Object>
using Ref = std::unique_ptr<Object, void (*)(void*)>;

gboolean authenticate(SoupMessage*, SoupAuth* auth, gboolean retrying, void* data) {
    const auto& a_case = *static_cast<const kit::Case*>(data);
    if (!soup_auth_is_for_proxy(auth) || retrying || !a_case.user) return FALSE;
    soup_auth_authenticate(auth, a_case.user->c_str(), a_case.password->c_str());
    return TRUE;
}

kit::Problem problem(GError* error) {
    const kit::Problem made(error->message);
    g_error_free(error);
    return made;
}

kit::Answer get(const kit::Case& a_case) {
    GError* error = nullptr;
    const Ref<GTlsDatabase> ca(
        g_tls_file_database_new(a_case.ca_file.c_str(), &error), g_object_unref
    );
    if (!ca) throw problem(error);
    const Ref<SoupSession> session(soup_session_new(), g_object_unref);
    soup_session_set_tls_database(session.get(), ca.get());
    soup_session_add_feature_by_type(session.get(), SOUP_TYPE_AUTH_NTLM);
    if (a_case.via != "env") {
        const std::string& proxy = a_case.via == "url" ? a_case.proxy_url : a_case.proxy;
        const Ref<GProxyResolver> resolver(
            g_simple_proxy_resolver_new(proxy.c_str(), nullptr), g_object_unref
        );
        soup_session_set_proxy_resolver(session.get(), resolver.get());
    }
    const Ref<SoupMessage> message(
        soup_message_new(a_case.method.c_str(), a_case.url.c_str()), g_object_unref
    );
    if (a_case.via == "option")
        g_signal_connect(
            message.get(), "authenticate", G_CALLBACK(authenticate), const_cast<kit::Case*>(&a_case)
        );
    GBytes* const bytes = soup_session_send_and_read(session.get(), message.get(), nullptr, &error);
    if (!bytes) throw problem(error);
    const Ref<GBytes> body(bytes, [](void* held) { g_bytes_unref(static_cast<GBytes*>(held)); });
    gsize length = 0;
    const auto* octets = static_cast<const char*>(g_bytes_get_data(bytes, &length));
    kit::Answer answer = {
        static_cast<int>(soup_message_get_status(message.get())), std::string(octets, length), {}};
    if (const char* challenge = soup_message_headers_get_list(
            soup_message_get_response_headers(message.get()), "Proxy-Authenticate"
        ))
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
