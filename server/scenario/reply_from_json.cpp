#include "scenario/reply_from_json.hpp"

#include "http/grammar.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace proxy407::scenario {

namespace {

using Shape = ReplyShape;

/// The value whose word stands under `key`; `otherwise` where the key is not there.
template <class Value, std::size_t count>
Value word(
    const json::Node& node,
    const char* key,
    const std::array<std::pair<const char*, Value>, count>& words,
    Value otherwise
) {
    for (const auto& [name, value] : words) {
        if (node.is(key, name)) return value;
    }
    return otherwise;
}

constexpr std::array<std::pair<const char*, Shape::Names>, 3> name_spellings = {{
    {"usual", Shape::Names::usual},
    {"lower", Shape::Names::lower},
    {"upper", Shape::Names::upper},
}};

constexpr std::array<std::pair<const char*, Shape::Framing>, 4> framings = {{
    {"length", Shape::Framing::length},
    {"chunked", Shape::Framing::chunked},
    {"length-and-chunked", Shape::Framing::length_and_chunked},
    {"unframed", Shape::Framing::unframed},
}};

constexpr std::array<std::pair<const char*, Shape::Ending>, 4> endings = {{
    {"keep", Shape::Ending::keep},
    {"close", Shape::Ending::close},
    {"close-unsaid", Shape::Ending::close_unsaid},
    {"proxy-connection", Shape::Ending::proxy_connection},
}};

constexpr std::array<std::pair<const char*, Refusal::Challenge>, 3> challenges = {{
    {"proxy-authenticate", Refusal::Challenge::proxy_authenticate},
    {"www-authenticate", Refusal::Challenge::www_authenticate},
    {"none", Refusal::Challenge::none},
}};

constexpr std::array<std::pair<const char*, RefusalCase::Credentials>, 3> credentials = {{
    {"absent", RefusalCase::Credentials::absent},
    {"other-scheme", RefusalCase::Credentials::other_scheme},
    {"wrong", RefusalCase::Credentials::wrong},
}};

Delivery delivery(const json::Node& node) {
    Delivery how;
    how.delay = node.milliseconds("delay_ms");
    how.body_delay = node.milliseconds("body_delay_ms");
    if (node.has("piece_octets")) how.piece_octets = node["piece_octets"].number<std::size_t>();
    how.piece_pause = node.milliseconds("piece_pause_ms");
    if (!node.has("cut")) return how;
    const auto cut = node["cut"];
    how.cut = Delivery::Cut{cut["after_octets"].number<std::size_t>(), effect(cut["do"])};
    return how;
}

InterimReply interim(const json::Node& node, json::Complaints& complaints) {
    InterimReply reply{node["status"].number<int>(), {}};
    if (node.has("fields")) reply.fields = field_overrides(node["fields"], complaints);
    return reply;
}

}  // namespace

std::vector<FieldOverride> field_overrides(
    const json::Node& node, json::Complaints& complaints, std::vector<FieldOverride> found
) {
    for (const auto& [name, unused] : node.value.items()) {
        const auto field = node[name.c_str()];
        if (!http::is_token(name)) complaints.wrong(field, "a field name (a token)");
        FieldOverride override{name, {}};
        if (field.value.is_string()) override.values.push_back(complaints.field_text(field));
        if (field.value.is_array()) {
            field.each([&](const json::Node& value) {
                override.values.push_back(complaints.field_text(value));
            });
        }
        const auto same = std::find_if(found.begin(), found.end(), [&](const auto& one) {
            return text::equal_ignoring_case(one.name, override.name);
        });
        if (same != found.end()) *same = std::move(override);
        if (same == found.end()) found.push_back(std::move(override));
    }
    return found;
}

std::string body_text(const json::Node& node) {
    if (node.value.is_string()) return node.text();
    return std::string(node["octets"].number<std::size_t>(), 'x');
}

Effect effect(const json::Node& node) {
    if (node.value == "reset") return Effect::reset;
    return node.value == "silence" ? Effect::silence : Effect::close;
}

ReplyShape reply_shape(const json::Node& node, json::Complaints& complaints, ReplyShape shape) {
    if (node.has("reason")) shape.reason = complaints.field_text(node["reason"]);
    if (node.has("version")) shape.http10 = node.is("version", "1.0");
    if (node.has("fields")) {
        shape.fields = field_overrides(node["fields"], complaints, std::move(shape.fields));
    }
    shape.names = word(node, "field_names", name_spellings, shape.names);
    if (node.has("field_order")) {
        shape.order = node["field_order"].texts();
    }
    if (node.has("body")) shape.body = body_text(node["body"]);
    if (node.has("content_to_head")) shape.content_to_head = node.is_true("content_to_head");
    shape.framing = word(node, "framing", framings, shape.framing);
    shape.ending = word(node, "connection", endings, shape.ending);
    if (node.has("interim")) {
        shape.interim.clear();
        node["interim"].each([&](const json::Node& one) {
            shape.interim.push_back(interim(one, complaints));
        });
    }
    if (node.has("raw")) shape.raw = complaints.octets(node["raw"]);
    if (node.has("delivery")) shape.delivery = delivery(node["delivery"]);
    return shape;
}

FixedAnswer fixed_answer(const json::Node& node, json::Complaints& complaints) {
    return {node["status"].number<int>(), reply_shape(node, complaints)};
}

Refusal refusal(const json::Node& node, json::Complaints& complaints, Refusal refusal) {
    if (node.has("status")) refusal.status = node["status"].number<int>();
    refusal.challenge = word(node, "challenge", challenges, refusal.challenge);
    if (node.has("joined")) refusal.joined = node.is_true("joined");
    refusal.shape = reply_shape(node, complaints, std::move(refusal.shape));
    return refusal;
}

std::vector<RefusalCase> refusal_cases(
    const json::Node& node, const Refusal& usual, json::Complaints& complaints
) {
    std::vector<RefusalCase> cases;
    if (!node.has("cases")) return cases;
    node["cases"].each([&](const json::Node& one) {
        const auto when = one["when"];
        RefusalCase found;
        if (when.has("method")) found.method = when["method"].text();
        found.credentials = word(when, "credentials", credentials, found.credentials);
        if (when.has("version")) found.http10 = when.is("version", "1.0");
        found.refusal = refusal(one, complaints, usual);
        cases.push_back(std::move(found));
    });
    return cases;
}

Fault fault(const json::Node& node) {
    Fault fault;
    if (node.is("at", "accept")) fault.at = Fault::At::accept;
    if (node.has("do")) fault.effect = effect(node["do"]);
    fault.pause = node.milliseconds("pause_ms");
    return fault;
}

Tunnel tunnel(const json::Node& node, json::Complaints& complaints) {
    Tunnel tunnel;
    if (node.has("status")) tunnel.status = node["status"].number<int>();
    tunnel.shape = reply_shape(node, complaints);
    if (!node.has("end")) return tunnel;
    const auto json = node["end"];
    Tunnel::End end;
    if (json.is("at", "octets")) end.at = Tunnel::End::At::octets;
    if (json.is("at", "reply")) end.at = Tunnel::End::At::reply;
    if (json.has("after_octets")) end.after_octets = json["after_octets"].number<std::uint64_t>();
    if (end.after_octets && end.at != Tunnel::End::At::reply &&
        complaints.is_sound(json.path + "/at"))
        complaints.wrong(json["after_octets"], "\"at\": \"reply\" beside it");
    end.pause = json.milliseconds("pause_ms");
    end.effect = effect(json["do"]);
    tunnel.end = end;
    return tunnel;
}

}  // namespace proxy407::scenario
