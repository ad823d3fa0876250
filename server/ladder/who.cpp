#include "ladder/who.hpp"

#include "text/octets.hpp"

namespace proxy407::ladder {
namespace {

/// A field whose value, in lower case, has that in it; field "": the reason; "body": the content.
struct Mark {
    std::string_view who;
    std::string_view field;
    std::string_view has;
};

constexpr Mark marks[] = {
    {"Squid", "X-Squid-Error", ""},
    {"Squid", "Server", "squid"},
    {"Squid", "Via", "squid"},
    {"tinyproxy", "Server", "tinyproxy"},
    {"tinyproxy", "Proxy-Agent", "tinyproxy"},
    {"Apache", "Server", "apache"},
    {"Apache", "Proxy-Agent", "apache"},
    {"nginx", "Server", "nginx"},
    {"mitmproxy", "Server", "mitmproxy"},
    {"mitmproxy", "Via", "mitmproxy"},
    {"proxy.py", "Proxy-Agent", "proxy.py"},
    {"Privoxy", "Proxy-Agent", "privoxy"},
    {"CCProxy", "Proxy-Agent", "ccproxy"},
    {"Blue Coat ProxySG", "Server", "bluecoat"},
    {"Blue Coat ProxySG", "Via", "proxysg"},
    {"Zscaler", "Server", "zscaler"},
    {"Skyhigh (McAfee) Web Gateway", "Via", "mcafee"},
    {"Skyhigh (McAfee) Web Gateway", "", "authenticationrequired"},
    {"Microsoft ISA Server", "", "isa server"},
    {"Microsoft Forefront TMG", "", "forefront tmg"},
    {"Cisco Secure Web Appliance", "Via", "ironport"},
    {"Bright Data", "X-Brd-Err-Code", ""},
    {"Bright Data", "X-Luminati-Error", ""},
    {"Bright Data", "Proxy-Status", "brd."},
    {"Oxylabs", "X-Error-Description", ""},
    {"Webshare", "X-Webshare-Reason", ""},
    {"SOAX", "X-SOAX-Error", ""},
    {"Zyte", "X-Crawlera-Error", ""},
    {"Helodata", "X-Helodata-Error-Code", ""},
    {"Thordata", "X-Thor-Error-Code", ""},
    {"HAProxy", "body", "<h1>407 unauthorized</h1>"},
    {"proxy407", "Proxy-Status", "proxy407"},
};

bool has_ignoring_case(std::string_view text, std::string_view what) {
    return text::to_lower(text).find(what) != std::string::npos;
}

std::string mark_words(std::string_view field, std::string_view value) {
    return std::string(field) + ": " + text::printable(value.substr(0, 80));
}

/// What of the response has the mark; "" where nothing has.
std::string match(const Answer& answer, const Mark& mark) {
    if (mark.field.empty())
        return has_ignoring_case(answer.reason, mark.has) ? mark_words("reason", answer.reason)
                                                          : "";
    if (mark.field == "body") return has_ignoring_case(answer.body, mark.has) ? "its page" : "";
    for (const auto value : answer.all(mark.field))
        if (has_ignoring_case(value, mark.has)) return mark_words(mark.field, value);
    return "";
}

}  // namespace

std::string who_answers(const Answer& answer) {
    for (const auto& mark : marks)
        if (const auto by = match(answer, mark); !by.empty())
            return std::string(mark.who) + " (" + by + ")";
    return "";
}

bool is_same_server(const Answer& one, const Answer& other) {
    const auto server = one.first("Server");
    return server && server == other.first("Server");
}

}  // namespace proxy407::ladder
