#include "report/json.hpp"

#include "report/redaction.hpp"
#include "text/base64.hpp"
#include "text/charset.hpp"

#include <nlohmann/json.hpp>

#include <ctime>
#include <string_view>

namespace proxy407::report {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(std::string text) {
    return text.empty() ? Json() : Json(std::move(text));
}

/// RFC 3339, UTC, with milliseconds.
std::string timestamp(std::chrono::system_clock::time_point time) {
    const auto since = std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch());
    const auto whole = std::chrono::floor<std::chrono::seconds>(since);
    const std::time_t seconds = whole.count();
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char date[64];
    std::strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &utc);
    const std::string milliseconds = std::to_string(1000 + (since - whole).count()).substr(1);
    return std::string(date) + "." + milliseconds + "Z";
}

Json masked(const Redaction& redaction, const std::vector<std::string>& texts) {
    Json list = Json::array();
    for (const std::string& text : texts) list.push_back(redaction.text(text));
    return list;
}

void add_diagnosis(Json& json, const diagnosis::Diagnosis* diagnosis, const Redaction& redaction) {
    static const diagnosis::Diagnosis none;
    const diagnosis::Diagnosis& what = diagnosis ? *diagnosis : none;
    json["cause"] = diagnosis ? Json(diagnosis::name(what.cause)) : Json();
    json["finding"] = or_null(what.finding);
    json["candidates"] = what.candidates;
    json["message"] = or_null(redaction.text(what.message));
    json["evidence"] = or_null(what.evidence.empty() ? "" : redaction.evidence(what.evidence));
    json["mending"] = or_null(redaction.text(what.mending));
    json["command"] = or_null(redaction.text(what.command));
    json["requirements"] = what.requirements;
}

void add_head(Json& json, const std::string& key, const std::string& octets) {
    json[key] = or_null(octets);
    if (!text::is_utf8(octets)) json[key + "_base64"] = text::base64_encode(octets);
}

constexpr std::size_t most_of_head = 4096;
constexpr std::size_t most_of_value = 1024;

/// True when something of it is gone.
bool cut(Json& value, std::size_t most) {
    if (!value.is_string()) return false;
    auto& text = value.get_ref<std::string&>();
    const std::size_t size = text.size();
    if (size <= most) return false;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    text.resize(most);
    text += "... (" + std::to_string(size) + " octets)";
    return true;
}

void shorten(Json& exchange) {
    for (auto& [key, value] : exchange.items()) {
        const bool head = key == "request_head" || key == "reply_head" || key == "origin_saw";
        if (value.is_array()) {
            for (Json& one : value) cut(one, most_of_value);
        } else if (!head && !key.ends_with("_base64")) {
            cut(value, most_of_value);
        }
    }
    std::size_t most_of_copy = most_of_head;  // what the origin saw is nearly what was received
    for (const std::string head : {"request_head", "reply_head", "origin_saw"}) {
        const bool is_copy = head == "origin_saw";
        if (!cut(exchange[head], is_copy ? most_of_copy : most_of_head)) continue;
        exchange.erase(head + "_base64");
        if (head == "request_head") most_of_copy = 0;
    }
}

}  // namespace

std::string exchange_json(const journal::Exchange& exchange, bool redact, Extent extent) {
    const Redaction redaction = redact ? Redaction(exchange) : Redaction();
    Json json = {
        {"number", exchange.number},
        {"time", timestamp(exchange.began)},
        {"scenario", or_null(exchange.scenario)},
        {"recorder", journal::name(exchange.recorder)},
        {"connection", exchange.connection},
        {"peer", or_null(exchange.peer)},
        {"tunnel", or_null(exchange.tunnel)},
        {"method", or_null(std::string(exchange.head.method()))},
        {"target", or_null(redaction.text(exchange.head.target()))},
        {"status", exchange.status == 0 ? Json() : Json(exchange.status)},
        {"verdict", decision::name(exchange.verdict)},
        {"user", or_null(exchange.user)},
        {"step", or_null(exchange.step)},
        {"complaint", or_null(exchange.complaint)},
    };
    add_diagnosis(json, exchange.diagnosis ? &*exchange.diagnosis : nullptr, redaction);
    json["remarks"] = masked(redaction, exchange.remarks);
    add_head(json, "request_head", redaction.head(exchange.head.octets));
    add_head(json, "reply_head", redaction.head(exchange.reply_head));
    add_head(json, "origin_saw", redaction.head(exchange.origin_saw));
    json["content_received"] = exchange.content_received;
    json["early_octets"] = exchange.early_octets;
    json["took_us"] = exchange.took.count();
    if (extent == Extent::log) shorten(json);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace proxy407::report
