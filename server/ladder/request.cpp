#include "ladder/request.hpp"

namespace proxy407::ladder {
namespace {

std::string without_usual_port(const Target& target) {
    const bool usual = target.place.port == (target.tls ? 443 : 80);
    const auto whole = http::to_string(target.place);
    return usual ? whole.substr(0, whole.rfind(':')) : whole;
}

}  // namespace

std::string to_url(const Target& target) {
    return (target.tls ? "https://" : "http://") + without_usual_port(target) + target.path;
}

Request get(const Target& target) {
    return {"GET", to_url(target), without_usual_port(target)};
}

Request tunnel_to(const http::Authority& place) {
    return {"CONNECT", http::to_string(place), http::to_string(place)};
}

Request request_for(const Target& target) {
    return target.tls ? tunnel_to(target.place) : get(target);
}

std::string to_octets(const Request& request, std::string_view authorization) {
    auto octets = request.method + ' ' + request.target + " HTTP/1.1\r\nHost: " + request.host +
                  "\r\nUser-Agent: proxy407-diagnose\r\nAccept: */*\r\n";
    if (!authorization.empty())
        octets += "Proxy-Authorization: " + std::string(authorization) + "\r\n";
    return octets + "\r\n";
}

Target made_up_target(bool tls) {
    Target target;
    target.tls = tls;
    target.place.port = tls ? 443 : 80;
    return target;
}

}  // namespace proxy407::ladder
