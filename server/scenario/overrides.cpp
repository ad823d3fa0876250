#include "scenario/overrides.hpp"

#include "text/octets.hpp"

#include <algorithm>
#include <optional>

namespace proxy407::scenario {

namespace {

using json::Complaints;
using json::Node;

/// The field of that name, in any case; nothing when the reply does not name it.
std::optional<Node> find_field(const Node& reply, std::string_view name) {
    const auto fields = reply["fields"];
    if (!fields.value.is_object()) return std::nullopt;
    for (const auto& [key, unused] : fields.value.items())
        if (text::equal_ignoring_case(key, name)) return fields[key.c_str()];
    return std::nullopt;
}

bool says(const Node& field, std::string_view word) {
    const auto value = text::to_lower(field.value.dump());
    return value.find(word) != value.npos;
}

/// What the refusal, or the whole of which it is a case, says of that key.
std::string word_of(const Node& reply, const Node& whole, const char* key, const char* otherwise) {
    if (reply.has(key)) return reply[key].text();
    return whole.has(key) ? whole[key].text() : otherwise;
}

void check_challenge(const Node& refusal, const Node& whole, Complaints& complaints) {
    const auto said = word_of(refusal, whole, "challenge", "proxy-authenticate");
    const auto* name = said == "proxy-authenticate" ? "Proxy-Authenticate"
                       : said == "www-authenticate" ? "WWW-Authenticate"
                                                    : nullptr;
    if (name == nullptr) return;
    const auto field = find_field(refusal, name);
    if (!field) return;
    if (field->value.is_null()) {
        return complaints.warn(
            *field, "this leaves the challenge out", "say \"challenge\": \"none\" if you want that"
        );
    }
    complaints.warn(
        *field,
        "this replaces the challenge that \"authentication\" makes",
        "leave it out, or say \"challenge\": \"none\" beside \"fields\" if you want that"
    );
}

void check_connection(const Node& reply, const Node& whole, Complaints& complaints) {
    const auto ending = word_of(reply, whole, "connection", "");
    const auto field = find_field(reply, "Connection");
    if (ending == "close") {
        for (const auto* name : {"Connection", "Keep-Alive"}) {
            const auto dropped = find_field(reply, name);
            if (!dropped || dropped->value.is_null() || says(*dropped, "close")) continue;
            complaints.warn(
                *dropped, "this is not sent: \"connection\": \"close\" replaces it", "leave it out"
            );
        }
    } else if (field && says(*field, "close") && (ending.empty() || ending == "keep")) {
        complaints.warn(
            *field,
            "the reply says close, and the proxy keeps the connection",
            "say \"connection\": \"close\" beside \"fields\" to close it"
        );
    }
}

/// The length of the content, where the scenario says it.
std::optional<std::size_t> content_length(const Node& reply, const Node& whole) {
    const auto& from = reply.has("body") ? reply : whole;
    if (!from.has("body")) return std::nullopt;
    const auto body = from["body"];
    return body.value.is_string() ? body.text().size() : body["octets"].number<std::size_t>();
}

void check_content(const Node& reply, const Node& whole, Complaints& complaints) {
    const auto framing = word_of(reply, whole, "framing", "length");
    if (const auto field = find_field(reply, "Content-Length"); field && field->value.is_string()) {
        const auto length = content_length(reply, whole);
        const bool right = length && field->text() == std::to_string(*length);
        if (!right || framing != "length") {
            const auto real = length ? "its " + std::to_string(*length) + " bytes" : "its bytes";
            complaints.warn(
                *field,
                "this is sent as the length of the content, whatever " + real + " are",
                "leave it out: the proxy counts them"
            );
        }
    }
    const auto coding = find_field(reply, "Transfer-Encoding");
    if (!coding || !coding->value.is_string() || framing.find("chunked") != framing.npos) return;
    complaints.warn(
        *coding,
        "the reply names a coding, and the content is not coded",
        "say \"framing\": \"chunked\" beside \"fields\""
    );
}

void check_info(const Node& reply, bool makes_info, Complaints& complaints) {
    const auto field = find_field(reply, "Proxy-Authentication-Info");
    if (!field || !makes_info) return;
    complaints.warn(
        *field,
        "this replaces the field that \"nextnonce\" and \"rspauth\" make",
        "leave it out, or leave those two out"
    );
}

/// `raw` is the whole reply.
void check_raw(const Node& reply, Complaints& complaints) {
    if (!reply.has("raw")) return;
    for (const auto* key :
         {"reason",
          "version",
          "fields",
          "field_names",
          "field_order",
          "body",
          "framing",
          "content_to_head"}) {
        if (!reply.has(key)) continue;
        complaints.warn(
            reply[key], "this has no effect: \"raw\" is the whole reply", "leave one of them out"
        );
    }
}

void check_reply(const Node& reply, const Node& whole, Complaints& complaints) {
    check_raw(reply, complaints);
    if (reply.has("raw")) return;
    check_connection(reply, whole, complaints);
    check_content(reply, whole, complaints);
}

/// Does a Digest of that list send Proxy-Authentication-Info?
bool makes_info(const Node& authentication) {
    bool makes = false;
    authentication.each([&](const Node& scheme) {
        makes = makes || scheme.is_true("nextnonce") || scheme.has("rspauth");
    });
    return makes;
}

void check_place(const Node& place, bool info, Complaints& complaints) {
    const bool here = place.has("authentication") ? makes_info(place["authentication"]) : info;
    const auto refusal = place["refusal"];
    check_challenge(refusal, refusal, complaints);
    check_reply(refusal, refusal, complaints);
    refusal["cases"].each([&](const Node& one) {
        check_challenge(one, refusal, complaints);
        check_reply(one, refusal, complaints);
    });
    check_reply(place["answer"], place["answer"], complaints);
    check_info(place["answer"], here, complaints);
    check_raw(place["tunnel"], complaints);
    check_info(place["tunnel"], here, complaints);
    for (const auto* kind : {"connect", "plain"})
        if (place.has(kind)) check_place(place[kind], here, complaints);
}

}  // namespace

void check_overrides(const json::Node& proxy, json::Complaints& complaints) {
    const bool info = makes_info(proxy["authentication"]);
    check_place(proxy, info, complaints);
    proxy["steps"].each([&](const Node& step) { check_place(step, info, complaints); });
}

}  // namespace proxy407::scenario
