#include "report/json.hpp"

#include "report/said.hpp"
#include "text/base64.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <ctime>
#include <optional>
#include <string_view>

namespace proxy407::report {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(std::string text) {
    return text.empty() ? Json() : Json(std::move(text));
}

void add_diagnosis(Json& json, const journal::Exchange& exchange, const http::Reader& reader) {
    const auto& diagnosis = exchange.diagnosis;
    const Said what = said(exchange);
    json["cause"] = diagnosis ? Json(diagnosis::name(diagnosis->cause)) : Json();
    json["finding"] = or_null(what.finding);
    json["candidates"] = diagnosis ? Json(diagnosis->candidates) : Json::array();
    json["message"] = or_null(what.message.text(reader));
    json["evidence"] = or_null(what.evidence.text(reader));
    json["fix"] = or_null(what.fix.text(reader));
    json["command"] = or_null(what.command.text(reader));
    json["requirements"] = Json(what.requirements);
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
    text += "... (" + std::to_string(size) + " bytes)";
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

std::string exchange_json(
    const journal::Exchange& exchange, const http::Redactor* redactor, Extent extent
) {
    std::optional<http::Redactor> own;
    if (redactor != nullptr) own = redactor->with(exchange.head);
    const auto octets = [&](std::string_view value) {
        return own ? own->octets(value) : std::string(value);
    };
    Json json = {
        {"number", exchange.number},
        {"time", timestamp(exchange.began)},
        {"scenario", or_null(exchange.scenario)},
        {"recorder", journal::name(exchange.recorder)},
        {"connection", exchange.connection},
        {"peer", or_null(exchange.peer)},
        {"tunnel", or_null(octets(exchange.tunnel))},
        {"method", or_null(octets(exchange.head.method()))},
        {"target", or_null(octets(exchange.head.target()))},
        {"status", exchange.status == 0 ? Json() : Json(exchange.status)},
        {"verdict", decision::name(verdict_of(exchange))},
        {"user", or_null(own ? own->name(exchange.user) : exchange.user)},
        {"step", or_null(exchange.step)},
        {"complaint", or_null(exchange.complaint)},
    };
    add_diagnosis(json, exchange, {true, own ? &*own : nullptr});
    json["remarks"] = exchange.remarks;
    add_head(json, "request_head", octets(exchange.head.octets));
    add_head(json, "reply_head", octets(exchange.reply_head));
    add_head(json, "origin_saw", octets(exchange.origin_saw));
    json["content_received"] = exchange.content_received;
    json["early_octets"] = exchange.early_octets;
    json["took_us"] = exchange.took.count();
    if (!exchange.proxy.empty()) json["proxy"] = exchange.proxy;
    if (extent == Extent::log) shorten(json);
    return text::printable_json(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace proxy407::report
