#include "http/forward.hpp"

#include "http/grammar.hpp"
#include "http/target.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace proxy407::http {

namespace {

/// For one hop, whether Connection names them or not (RFC 9110 section 7.6.1).
constexpr std::array<std::string_view, 6> for_one_hop = {
    "connection",
    "keep-alive",
    "te",
    "transfer-encoding",
    "upgrade",
    "trailer",
};

/// The name as a server sees it that knows letters, digits and one kind of mark.
std::string kind_of(std::string_view name) {
    auto kind = text::to_lower(name);
    std::replace_if(
        kind.begin(), kind.end(), [](char c) { return !is_alphanumeric(c); }, '-'
    );
    return kind;
}

bool is_kind_for_one_hop(std::string_view kind) {
    return std::ranges::find(for_one_hop, kind) != for_one_hop.end();
}

bool is_kind_for_proxy(std::string_view kind) {
    return kind == "proxy" || kind.starts_with("proxy-");
}

/// Of a request: what is written anew, in whatever spelling it came.
bool is_kind_made_anew(std::string_view kind) {
    return kind == "host" || kind == "content-length";
}

/// The members of the lists, in lower case. A target may send ten thousands of them.
using Names = std::set<std::string, std::less<>>;

Names names_in(const std::vector<std::string_view>& lists) {
    Names names;
    for (const auto member : list_members(lists)) names.insert(text::to_lower(member));
    return names;
}

bool is_among(const Names& names, std::string_view name) {
    return !names.empty() && names.contains(text::to_lower(name));
}

/// Max-Forwards counts hops for TRACE and OPTIONS only; another value stays as it is.
std::string one_hop_less(std::string_view method, std::string_view value) {
    unsigned hops = 0;
    const auto* end = value.data() + value.size();
    const auto [stopped, error] = std::from_chars(value.data(), end, hops);
    const bool counts = method == "TRACE" || method == "OPTIONS";
    if (!counts || error != std::errc{} || stopped != end || hops == 0) return std::string(value);
    return std::to_string(hops - 1);
}

/// Expect without 100-continue; "" when nothing is left.
std::string other_expectations(std::string_view value) {
    std::string out;
    for (const auto member : list_members({value})) {
        if (member.empty() || text::equal_ignoring_case(member, "100-continue")) continue;
        out += (out.empty() ? "" : ", ") + std::string(member);
    }
    return out;
}

std::string host_of(const Authority& authority) {
    auto host = to_string(authority);
    if (authority.port == 80) host.resize(host.size() - 3);  // ":80" is the default of http
    return host;
}

void put_target(ForwardedRequest& out, const RequestHead& head) {
    const auto target = parse_absolute_target(head.target());
    if (!target) return;
    out.host = host_of(target->authority);
    out.path_and_query = target->path_and_query;
    // OPTIONS with an empty path means the server as a whole (RFC 9112 section 3.2.4).
    const auto after_scheme = head.target().substr(head.target().find("://") + 3);
    const bool has_path = after_scheme.find_first_of("/?") != after_scheme.npos;
    if (out.method == "OPTIONS" && !has_path) out.path_and_query = "*";
}

void put_field(ForwardedRequest& out, std::string_view name, std::string_view value) {
    if (text::equal_ignoring_case(name, "Max-Forwards")) {
        out.fields.emplace_back(name, one_hop_less(out.method, value));
    } else if (text::equal_ignoring_case(name, "Expect")) {
        const auto expected = other_expectations(value);
        if (!expected.empty()) out.fields.emplace_back(name, expected);
    } else {
        out.fields.emplace_back(name, value);
    }
}

/// A method whose requests have content as a rule says so where there is none (RFC 9110 section
/// 8.6).
bool is_length_due(const RequestHead& head, const Framing& framing) {
    constexpr std::array<std::string_view, 3> with_content = {"POST", "PUT", "PATCH"};
    return framing.body != Framing::Body::none || head.first("Content-Length") ||
           std::ranges::find(with_content, head.method()) != with_content.end();
}

void erase_for_one_hop(Reply& reply) {
    std::vector<std::string_view> lists;
    for (const auto& [name, value] : reply.fields) {
        if (text::equal_ignoring_case(name, "Connection")) lists.emplace_back(value);
    }
    const auto named = names_in(lists);
    std::erase_if(reply.fields, [&](const auto& field) {
        const auto& name = field.first;
        const auto kind = kind_of(name);
        return is_kind_for_one_hop(kind) || is_among(named, name) ||
               (is_kind_for_proxy(kind) && !text::equal_ignoring_case(name, "Proxy-Status"));
    });
}

/// What others said in Proxy-Status, then we. A target that speaks under our name would be taken
/// for us by whoever looks for the cause of a refusal; so a member with it is left out.
void put_proxy_status(Reply& reply) {
    std::vector<std::string> others;
    std::erase_if(reply.fields, [&](auto& field) {
        if (!text::equal_ignoring_case(field.first, "Proxy-Status")) return false;
        others.push_back(std::move(field.second));
        return true;
    });
    const auto kept = proxy_status_of_others(others);
    if (kept.empty()) return;
    reply.add(
        "Proxy-Status",
        kept + ", " + std::string(pseudonym) + "; received-status=" + std::to_string(reply.status)
    );
}

/// The received-by of a member of Via: what follows the protocol.
std::string_view received_by(std::string_view member) {
    member = text::trim(member);
    const auto space = member.find_first_of(" \t");
    if (space == member.npos) return {};
    member = text::trim(member.substr(space));
    return member.substr(0, member.find_first_of(" \t("));
}

/// A list whose members may hold comments with commas in them, without the comments.
std::string without_comments(std::string_view value) {
    std::string out;
    int depth = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (depth > 0 && value[i] == '\\') {
            ++i;
        } else if (value[i] == '(') {
            ++depth;
        } else if (value[i] == ')' && depth > 0) {
            --depth;
        } else if (depth == 0) {
            out += value[i];
        }
    }
    return out;
}

}  // namespace

bool is_proxy_field(std::string_view name) {
    return is_kind_for_proxy(kind_of(name));
}

ForwardedRequest forward_request(
    const RequestHead& head, const Framing& framing, std::string_view via_name
) {
    ForwardedRequest out;
    out.method = head.method();
    out.has_length = is_length_due(head, framing);
    put_target(out, head);
    out.fields.reserve(head.fields.size() + 3);
    out.fields.emplace_back("Host", out.host);
    const auto named = names_in(head.all("Connection"));
    for (const auto& field : head.fields) {
        const auto name = head.name(field);
        const auto kind = kind_of(name);
        if (is_kind_made_anew(kind) || is_kind_for_one_hop(kind)) continue;
        if (is_kind_for_proxy(kind) || is_among(named, name)) continue;
        put_field(out, name, head.value(field));
    }
    out.fields.emplace_back(
        "Via", "1." + std::to_string(head.minor_version) + " " + std::string(via_name)
    );
    return out;
}

void put_content_length(ForwardedRequest& request, std::uint64_t octets) {
    if (!request.has_length) return;
    request.fields.emplace_back("Content-Length", std::to_string(octets));
}

std::string kept_back(const RequestHead& head) {
    std::string lines;
    for (const auto& field : head.fields) {
        const auto name = head.name(field);
        const bool as_it_is = text::equal_ignoring_case(name, "Proxy-Authorization") ||
                              text::equal_ignoring_case(name, "Proxy-Connection");
        if (!as_it_is && is_proxy_field(name)) lines += std::string(head.view(field.line)) + "\r\n";
    }
    return lines;
}

ForwardedRequest direct_request(const RequestHead& head) {
    ForwardedRequest out;
    out.method = head.method();
    out.path_and_query = head.target();
    out.host = head.first("Host").value_or("");
    for (const auto& field : head.fields) {
        out.fields.emplace_back(head.name(field), head.value(field));
    }
    return out;
}

std::string to_octets(const ForwardedRequest& request) {
    std::string out;
    out.reserve(256);
    out.append(request.method).append(" ").append(request.path_and_query).append(" HTTP/1.1\r\n");
    for (const auto& [name, value] : request.fields)
        out.append(name).append(": ").append(value).append("\r\n");
    return out.append("\r\n");
}

bool went_through(const RequestHead& head, std::string_view via_name) {
    for (const auto value : head.all("Via")) {
        const auto members = without_comments(value);
        for (const auto member : list_members({members})) {
            if (text::equal_ignoring_case(received_by(member), via_name)) return true;
        }
    }
    return false;
}

void forward_response(Reply& reply, std::time_t now, std::string_view via_name, int minor_version) {
    erase_for_one_hop(reply);
    put_proxy_status(reply);
    reply.add("Via", "1." + std::to_string(minor_version) + " " + std::string(via_name));
    if (reply.find("Date") == nullptr) reply.set("Date", http_date(now));
}

void forward_interim(Reply& reply) {
    erase_for_one_hop(reply);
    std::erase_if(reply.fields, [](const auto& field) { return is_proxy_field(field.first); });
}

}  // namespace proxy407::http
