#include "kit.hpp"

#include <apr_uri.h>
#include <serf.h>

#include <memory>

namespace {

// example: begin
/// What serf's callbacks share.
struct Exchange {
    const kit::Case& a_case;
    apr_uri_t url = {};
    std::string target;
    serf_bucket_alloc_t* buckets = nullptr;
    kit::Answer answer = {};
    bool asked = false;
    bool done = false;
    apr_status_t failed = APR_SUCCESS;
};

Exchange& exchange(void* baton) {
    return *static_cast<Exchange*>(baton);
}

apr_status_t accept_certificate(void*, int failures, const serf_ssl_certificate_t*) {
    return failures == 0 ? APR_SUCCESS : SERF_ERROR_SSL_CERT_FAILED;
}

apr_status_t connected(
    apr_socket_t* socket,
    serf_bucket_t** reading,
    serf_bucket_t** writing,
    void* baton,
    apr_pool_t* pool
) {
    Exchange& own = exchange(baton);
    *reading = serf_bucket_socket_create(socket, own.buckets);
    if (own.a_case.url.rfind("https:", 0) != 0) return APR_SUCCESS;
    *reading = serf_bucket_ssl_decrypt_create(*reading, nullptr, own.buckets);
    serf_ssl_context_t* const tls = serf_bucket_ssl_decrypt_context_get(*reading);
    *writing = serf_bucket_ssl_encrypt_create(*writing, tls, own.buckets);
    serf_ssl_certificate_t* ca = nullptr;
    serf_ssl_load_cert_file(&ca, own.a_case.ca_file.c_str(), pool);
    serf_ssl_trust_cert(tls, ca);
    serf_ssl_set_hostname(tls, own.url.hostname);
    serf_ssl_server_cert_callback_set(tls, accept_certificate, nullptr);
    return APR_SUCCESS;
}

void closed(serf_connection_t*, void*, apr_status_t, apr_pool_t*) {}

apr_status_t
credentials(char** user, char** password, serf_request_t*, void* baton, int, const char*, const char*, apr_pool_t*) {
    Exchange& own = exchange(baton);
    if (!own.a_case.user || own.asked) return SERF_ERROR_AUTHN_FAILED;
    own.asked = true;
    *user = const_cast<char*>(own.a_case.user->c_str());
    *password = const_cast<char*>(own.a_case.password->c_str());
    return APR_SUCCESS;
}

serf_bucket_t* accept_response(serf_request_t* request, serf_bucket_t* stream, void*, apr_pool_t*) {
    serf_bucket_alloc_t* const buckets = serf_request_get_alloc(request);
    return serf_bucket_response_create(serf_bucket_barrier_create(stream, buckets), buckets);
}

apr_status_t handle_response(serf_request_t*, serf_bucket_t* response, void* baton, apr_pool_t*) {
    Exchange& own = exchange(baton);
    if (!response) {  // the connection ended before the answer
        own.failed = APR_EOF;
        return APR_EOF;
    }
    serf_status_line line;
    if (const auto status = serf_bucket_response_status(response, &line); status != APR_SUCCESS)
        return status;
    own.answer.status = line.code;
    for (;;) {
        const char* octets = nullptr;
        apr_size_t count = 0;
        const auto status = serf_bucket_read(response, 4096, &octets, &count);
        if (SERF_BUCKET_READ_ERROR(status)) return status;
        own.answer.body.append(octets, count);
        if (APR_STATUS_IS_EOF(status)) own.done = true;
        if (status != APR_SUCCESS) return status;
    }
}

apr_status_t
set_up(serf_request_t* request, void* baton, serf_bucket_t** made, serf_response_acceptor_t* acceptor, void** acceptor_baton, serf_response_handler_t* handler, void** handler_baton, apr_pool_t*) {
    Exchange& own = exchange(baton);
    own.answer = {};
    *made = serf_request_bucket_request_create(
        request, own.a_case.method.c_str(), own.target.c_str(), nullptr, serf_request_get_alloc(request)
    );
    *acceptor = accept_response;
    *handler = handle_response;
    *acceptor_baton = *handler_baton = baton;
    return APR_SUCCESS;
}

void check(apr_status_t status) {
    if (status == APR_SUCCESS) return;
    char text[200];
    const char* const serfs = serf_error_string(status);
    throw kit::Problem(serfs ? serfs : apr_strerror(status, text, sizeof text));
}

kit::Answer get(const kit::Case& a_case) {
    apr_pool_t* made = nullptr;
    apr_pool_create(&made, nullptr);
    const std::unique_ptr<apr_pool_t, void (*)(apr_pool_t*)> held(made, apr_pool_destroy);
    apr_pool_t* const pool = made;

    Exchange own{a_case};
    check(apr_uri_parse(pool, a_case.url.c_str(), &own.url));
    own.target = own.url.path;
    if (own.url.query) own.target += std::string("?") + own.url.query;
    if (!own.url.port) own.url.port = apr_uri_port_of_scheme(own.url.scheme);
    own.buckets = serf_bucket_allocator_create(pool, nullptr, nullptr);
    serf_context_t* const context = serf_context_create(pool);
    apr_sockaddr_t* proxy = nullptr;
    check(apr_sockaddr_info_get(
        &proxy,
        a_case.proxy_host.c_str(),
        APR_UNSPEC,
        static_cast<apr_port_t>(a_case.proxy_port),
        0,
        pool
    ));
    serf_config_proxy(context, proxy);
    serf_config_authn_types(context, SERF_AUTHN_ALL);
    serf_config_credentials_callback(context, credentials);

    serf_connection_t* connection = nullptr;
    check(
        serf_connection_create2(&connection, context, own.url, connected, &own, closed, &own, pool)
    );
    serf_connection_request_create(connection, set_up, &own);
    while (!own.done) {
        const auto status = serf_context_run(context, SERF_DURATION_FOREVER, pool);
        if (!APR_STATUS_IS_TIMEUP(status)) check(status);
        check(own.failed);
    }
    serf_connection_close(connection);
    return own.answer;
}
// example: end

}  // namespace

int main(int argc, char** argv) {
    apr_initialize();
    const kit::Features features = {
        "basic.http", "basic.connect", "digest.http", "digest.connect", "redirect"};
    return kit::serve(argc, argv, "serf", SERF_VERSION_STRING, features, get);
}
