#include "admin/openapi.hpp"
#include "admin/routes.hpp"
#include "auth/gssapi.hpp"
#include "text/base64.hpp"

#include <openssl/crypto.h>

namespace proxy407::admin {
namespace {

/// Between the lines that a PEM file begins and ends with there is base64.
std::string der_of(const std::string& pem) {
    std::string token;
    std::size_t at = 0;
    while (at < pem.size()) {
        const auto end = std::min(pem.find('\n', at), pem.size());
        const auto line = pem.substr(at, end - at);
        if (!line.starts_with("-----")) token += line;
        at = end + 1;
    }
    return text::base64_decode(token).value_or("");
}

Answer download(std::string type, std::string body, const std::string& name) {
    auto answer = text_answer(std::move(type), std::move(body));
    answer.reply.set("Content-Disposition", "attachment; filename=\"" + name + '"');
    return answer;
}

double seconds_up(const Desk& desk) {
    using Milliseconds = std::chrono::milliseconds;
    return static_cast<double>(std::chrono::duration_cast<Milliseconds>(desk.uptime()).count()) /
           1000;
}

/// What one line of a metric ends with: {status="407",cause="no-credentials"}.
std::string labels(const Desk::Count& count) {
    return "{status=\"" + std::to_string(count.status) + "\",verdict=\"" + count.verdict +
           "\",cause=\"" + count.cause + "\"}";
}

std::string metric(const std::string& name, const std::string& type, const std::string& what) {
    return "# HELP " + name + ' ' + what + "\n# TYPE " + name + ' ' + type + '\n';
}

std::string gauge(const std::string& name, const std::string& what, const std::string& value) {
    return metric(name, "gauge", what) + name + ' ' + value + '\n';
}

}  // namespace

Answer health(const Call& call) {
    return json_answer(
        {{"status", "healthy"},
         {"version", PROXY407_VERSION},
         {"uptime_s", seconds_up(call.desk)},
         {"proxies", call.desk.proxy_names().size()}}
    );
}

Answer version(const Call&) {
    Json told = {{"version", PROXY407_VERSION}};
#ifdef PROXY407_COMMIT
    told["commit"] = PROXY407_COMMIT;
#endif
    told["features"] = {
        {"gssapi", auth::has_kerberos()},
        {"ntlm", true},
        {"tls", OpenSSL_version(OPENSSL_VERSION)}};
    return json_answer(told);
}

Answer description(const Call&) {
    static const std::string text = openapi().dump(2) + "\n";
    return text_answer("application/json", text);
}

Answer metrics(const Call& call) {
    const auto& desk = call.desk;
    std::string text =
        metric("proxy407_exchanges_total", "counter", "Exchanges, by what became of them.");
    for (const auto& [count, number] : desk.counts())
        text += "proxy407_exchanges_total" + labels(count) + ' ' + std::to_string(number) + '\n';
    text += gauge(
        "proxy407_connections_open",
        "Clients that are connected now.",
        std::to_string(desk.proxies().connections())
    );
    text +=
        gauge("proxy407_proxies", "Proxies that run.", std::to_string(desk.proxy_names().size()));
    text += gauge(
        "proxy407_exchanges_kept",
        "Exchanges in memory.",
        std::to_string(desk.journal().exchanges().size())
    );
    text += gauge(
        "proxy407_uptime_seconds", "Seconds since the start.", std::to_string(seconds_up(desk))
    );
    return text_answer("text/plain; version=0.0.4; charset=utf-8", text);
}

Answer certificate_pem(const Call& call) {
    return download(
        "application/x-pem-file", call.desk.proxies().ca_certificate(), "proxy407-ca.pem"
    );
}

Answer certificate_der(const Call& call) {
    return download(
        "application/pkix-cert", der_of(call.desk.proxies().ca_certificate()), "proxy407-ca.crt"
    );
}

Answer shut_down(const Call&) {
    auto answer = json_answer({{"status", "stopping"}}, 202);
    answer.stops_server = true;
    return answer;
}

}  // namespace proxy407::admin
