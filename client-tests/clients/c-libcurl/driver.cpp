#include "kit.hpp"

#include <curl/curl.h>

#include <memory>

namespace {

// example: begin
size_t keep(char* octets, size_t, size_t count, void* body) {
    static_cast<std::string*>(body)->append(octets, count);
    return count;
}

kit::Answer get(const kit::Case& a_case) {
    const std::unique_ptr<CURL, void (*)(CURL*)> handle(curl_easy_init(), curl_easy_cleanup);
    CURL* const curl = handle.get();
    kit::Answer answer;
    char problem[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(curl, CURLOPT_URL, a_case.url.c_str());
    curl_easy_setopt(curl, CURLOPT_CAINFO, a_case.ca_file.c_str());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, problem);
    if (a_case.takes("redirect")) curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    if (a_case.takes("netrc")) curl_easy_setopt(curl, CURLOPT_NETRC, CURL_NETRC_OPTIONAL);
    if (a_case.takes("tls-proxy"))
        curl_easy_setopt(curl, CURLOPT_PROXY_CAINFO, a_case.ca_file.c_str());
    if (!a_case.no_proxy.empty()) curl_easy_setopt(curl, CURLOPT_NOPROXY, a_case.no_proxy.c_str());
    if (!a_case.content.empty()) curl_easy_setopt(curl, CURLOPT_POSTFIELDS, a_case.content.c_str());
    if (a_case.via == "url") curl_easy_setopt(curl, CURLOPT_PROXY, a_case.proxy_url.c_str());
    // By default libcurl does Basic.
    if (a_case.via == "any")
        curl_easy_setopt(curl, CURLOPT_PROXYAUTH, CURLAUTH_ANY);
    else if (a_case.offers("digest"))
        curl_easy_setopt(curl, CURLOPT_PROXYAUTH, CURLAUTH_DIGEST);
    else if (a_case.offers("ntlm"))
        curl_easy_setopt(curl, CURLOPT_PROXYAUTH, CURLAUTH_NTLM);
    if (!a_case.proxy.empty()) {
        curl_easy_setopt(curl, CURLOPT_PROXY, a_case.proxy.c_str());
        if (a_case.user) curl_easy_setopt(curl, CURLOPT_PROXYUSERNAME, a_case.user->c_str());
        if (a_case.password)
            curl_easy_setopt(curl, CURLOPT_PROXYPASSWORD, a_case.password->c_str());
    }
    const CURLcode code = curl_easy_perform(curl);
    if (code != CURLE_OK) throw kit::Problem(*problem ? problem : curl_easy_strerror(code));
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    return answer;
}
// example: end

}  // namespace

int main(int argc, char** argv) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    const kit::Features features = {
        "basic.http",
        "basic.connect",
        "digest.http",
        "digest.connect",
        "ntlm.http",
        "ntlm.connect",
        "redirect",
        "no_proxy",
        "https_proxy",
        "netrc",
        "tls-proxy",
        "upload"};
    return kit::serve(
        argc, argv, "libcurl", curl_version_info(CURLVERSION_NOW)->version, features, get
    );
}
