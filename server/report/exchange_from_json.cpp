#include "report/exchange_from_json.hpp"

#include "http/unreadable.hpp"
#include "text/base64.hpp"

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <utility>

namespace proxy407::report {
namespace {

using Parsed = nlohmann::json;

std::string text_at(const Parsed& json, const char* key) {
    const Parsed& value = json.at(key);
    return value.is_null() ? "" : value.get<std::string>();
}

/// Octets that are no UTF-8 stand beside it in base64.
std::string octets_at(const Parsed& json, const std::string& key) {
    const auto exact = json.find(key + "_base64");
    if (exact == json.end()) return text_at(json, key.c_str());
    return text::base64_decode(exact->get<std::string>()).value_or("");
}

/// The value among these whose name is the text; the first for an unknown one.
template <typename Value>
Value named(std::initializer_list<Value> values, const std::string& text) {
    for (const Value value : values)
        if (name(value) == text) return value;
    return *values.begin();
}

decision::Verdict verdict_at(const Parsed& json) {
    using enum decision::Verdict;
    return named({open, accepted, challenged, refused, malformed, fault}, text_at(json, "verdict"));
}

journal::Recorder recorder_at(const Parsed& json) {
    using enum journal::Recorder;
    return named({proxy, origin, second_proxy, direct_origin}, text_at(json, "recorder"));
}

std::optional<diagnosis::Diagnosis> diagnosis_at(const Parsed& json) {
    if (json.at("cause").is_null()) return std::nullopt;
    using enum diagnosis::Cause;
    diagnosis::Diagnosis made;
    made.cause = named(
        {no_credentials, wrong_credentials, address_not_allowed, wrong_place_or_scheme},
        text_at(json, "cause")
    );
    made.finding = text_at(json, "finding");
    made.candidates = json.at("candidates").get<std::vector<std::string>>();
    made.message = text_at(json, "message");
    made.evidence = text_at(json, "evidence");
    made.fix = text_at(json, "fix");
    made.command = text_at(json, "command");
    made.requirements = json.at("requirements").get<std::vector<std::string>>();
    return made;
}

/// Do the octets have the end of a head for theirs, and begin one?
bool is_head(std::string_view octets) {
    http::HeadReader reader;
    return !http::judge_first_octets(octets) &&
           reader.feed(octets) == http::HeadReader::State::complete &&
           reader.end() == octets.size();
}

/// A head that was not taken apart when it came, as it was cut off or too large, is not here
/// either.
http::RequestHead head_at(const Parsed& json) {
    if (json.at("request_head").is_null()) return {};
    std::string octets = octets_at(json, "request_head");
    const bool was_whole = !json.at("method").is_null() || is_head(octets);
    if (was_whole) return http::parse_request_head(std::move(octets));
    http::RequestHead unreadable;
    unreadable.octets = std::move(octets);
    return unreadable;
}

}  // namespace

journal::Exchange exchange_from_json(const std::string& line) {
    const Parsed json = Parsed::parse(line);
    journal::Exchange made;
    made.number = json.at("number");
    made.recorder = recorder_at(json);
    made.connection = json.at("connection");
    made.proxy = json.value("proxy", "");
    made.scenario = text_at(json, "scenario");
    made.peer = text_at(json, "peer");
    made.tunnel = text_at(json, "tunnel");
    made.head = head_at(json);
    made.verdict = verdict_at(json);
    made.user = text_at(json, "user");
    made.step = text_at(json, "step");
    made.status = json.at("status").is_null() ? 0 : json.at("status").get<int>();
    made.reply_head = octets_at(json, "reply_head");
    made.diagnosis = diagnosis_at(json);
    made.complaint = text_at(json, "complaint");
    if (!made.diagnosis) made.told = text_at(json, "message");
    made.remarks = json.at("remarks").get<std::vector<std::string>>();
    made.origin_saw = octets_at(json, "origin_saw");
    made.content_received = json.at("content_received");
    made.early_octets = json.at("early_octets");
    made.took = std::chrono::microseconds(json.at("took_us").get<std::int64_t>());
    return made;
}

}  // namespace proxy407::report
