#include "kit.hpp"

#include <Poco/Environment.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/StreamCopier.h>
#include <Poco/URI.h>

#include <memory>

using namespace Poco::Net;

namespace {

// example: begin
std::unique_ptr<HTTPClientSession> session(const Poco::URI& uri, const std::string& ca_file) {
    if (uri.getScheme() == "http")
        return std::make_unique<HTTPClientSession>(uri.getHost(), uri.getPort());
    const Context::Ptr context(new Context(Context::TLS_CLIENT_USE, ca_file));
    return std::make_unique<HTTPSClientSession>(uri.getHost(), uri.getPort(), context);
}

kit::Answer get(const kit::Case& a_case) {
    const Poco::URI uri(a_case.url);
    const auto client = session(uri, a_case.ca_file);
    HTTPClientSession::ProxyConfig proxy;
    proxy.host = a_case.proxy_host;
    proxy.port = static_cast<Poco::UInt16>(a_case.proxy_port);
    proxy.authMethod = HTTPClientSession::PROXY_AUTH_NONE;
    if (a_case.user) {
        proxy.username = *a_case.user;
        proxy.password = *a_case.password;
        proxy.authMethod = HTTPClientSession::PROXY_AUTH_HTTP_BASIC;
    }
    // Its default is Basic, and it looks at no challenge.
    if (a_case.offers("digest") && !a_case.offers("basic"))
        proxy.authMethod = HTTPClientSession::PROXY_AUTH_HTTP_DIGEST;
    if (a_case.offers("ntlm") && !a_case.offers("basic"))
        proxy.authMethod = HTTPClientSession::PROXY_AUTH_NTLM;
    client->setProxyConfig(proxy);

    HTTPRequest request(HTTPRequest::HTTP_GET, uri.getPathAndQuery(), HTTPMessage::HTTP_1_1);
    HTTPResponse response;
    try {
        client->sendRequest(request);
        kit::Answer answer;
        Poco::StreamCopier::copyToString(client->receiveResponse(response), answer.body);
        answer.status = response.getStatus();
        if (response.has("Proxy-Authenticate")) answer.challenge = response["Proxy-Authenticate"];
        return answer;
    } catch (const Poco::Exception& problem) {
        throw kit::Problem(problem.displayText());
    }
}
// example: end

}  // namespace

int main(int argc, char** argv) {
    const auto v = Poco::Environment::libraryVersion();
    const auto part = [&](int shift) { return std::to_string(v >> shift & 0xff); };
    const kit::Features features = {
        "basic.http",
        "basic.connect",
        "digest.http",
        "digest.connect",
        "ntlm.http",
        "ntlm.connect",
        "redirect"};
    return kit::serve(argc, argv, "poco", part(24) + "." + part(16) + "." + part(8), features, get);
}
