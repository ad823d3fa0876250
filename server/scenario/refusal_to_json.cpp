#include "scenario/refusal_to_json.hpp"

#include "http/grammar.hpp"
#include "scenario/challenge_to_json.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>

namespace proxy407::scenario {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view usual_reason = "Proxy Authentication Required";

/// Fields that other keys of the scenario make, or that the proxy makes anew.
bool is_made_elsewhere(std::string_view name) {
    constexpr auto names = std::to_array<std::string_view>(
        {"proxy-authenticate", "content-length", "transfer-encoding", "date"}
    );
    return std::ranges::find(names, text::to_lower(name)) != names.end();
}

bool is_secret(std::string_view name) {
    constexpr auto names = std::to_array<std::string_view>(
        {"set-cookie", "set-cookie2", "proxy-authentication-info", "authentication-info"}
    );
    return std::ranges::find(names, text::to_lower(name)) != names.end();
}

bool says(const TranscriptAnswer& answer, std::string_view field, std::string_view word) {
    return std::ranges::any_of(answer.all(field), [&](const std::string& value) {
        return text::to_lower(value).find(word) != std::string::npos;
    });
}

std::optional<std::size_t> length_of(const TranscriptAnswer& answer) {
    const auto values = answer.all("Content-Length");
    std::size_t length = 0;
    if (values.empty()) return std::nullopt;
    const auto& value = values.front();
    const auto [end, trouble] = std::from_chars(value.data(), value.data() + value.size(), length);
    const bool whole = trouble == std::errc() && end == value.data() + value.size();
    return whole ? std::optional(length) : std::nullopt;
}

/// The content without what follows it in the transcript, and without the line ends that Windows
/// adds.
std::string cut_to(std::size_t length, std::string content) {
    std::string plain;
    for (std::size_t i = 0; i < content.size(); ++i)
        if (content[i] != '\r' || i + 1 == content.size() || content[i + 1] != '\n')
            plain += content[i];
    if (content.size() > length && plain.size() >= length && plain.size() <= length + 1)
        content = std::move(plain);
    if (content.size() > length) content.resize(length);
    return content;
}

bool blank_controls(std::string& octets) {
    const bool has_some = text::has_control(octets);
    std::ranges::replace_if(octets, text::is_control, ' ');
    return has_some;
}

/// The answer without what no scenario can say.
TranscriptAnswer sayable(TranscriptAnswer answer, ReplyNotes& notes) {
    std::erase_if(answer.fields, [&notes](const auto& field) {
        if (http::is_token(field.first)) return false;
        notes.left_out.push_back(
            "the field `" + text::printable(field.first) + "`, whose name is no token"
        );
        return true;
    });
    bool has_controls = blank_controls(answer.reason);
    for (auto& [name, value] : answer.fields) has_controls |= blank_controls(value);
    if (has_controls)
        notes.notes.emplace_back("the head has control characters: each is a blank here");
    return answer;
}

/// Puts a reply together, key by key.
class ReplyWriter {
public:
    explicit ReplyWriter(const TranscriptAnswer& answer) : answer_(sayable(answer, notes_)) {}

    ReplyNotes refusal(Json& proxy) {
        Json refusal = Json::object();
        challenges(proxy, refusal);
        status(refusal);
        fields(refusal);
        content(refusal);
        connection(refusal);
        proxy["refusal"] = std::move(refusal);
        return std::move(notes_);
    }

    ReplyNotes tunnel(Json& proxy) {
        Json tunnel = Json::object();
        if (answer_.status != 200) tunnel["status"] = answer_.status;
        if (answer_.version == "1.0") tunnel["version"] = "1.0";
        tunnel["reason"] = text_of(answer_.reason);
        Json order = Json::array();
        for (const auto& [name, value] : answer_.fields) {
            if (is_secret(name)) {
                notes_.left_out.push_back(name);
                continue;
            }
            if (!fields_.contains(name)) order.push_back(name);
            add_field(name, value);
        }
        if (!fields_.empty()) {
            tunnel["fields"] = fields_;
            tunnel["field_order"] = std::move(order);
        }
        proxy["tunnel"] = std::move(tunnel);
        return std::move(notes_);
    }

private:
    void challenges(Json& proxy, Json& refusal) {
        Json schemes = Json::array();
        const auto values = answer_.all("Proxy-Authenticate");
        const auto result = challenges_to_json(values, schemes);
        proxy["authentication"] = std::move(schemes);
        if (result.is_joined) refusal["joined"] = true;
        for (const auto& note : result.notes) notes_.left_out.push_back(note);
        if (result.has_nonce) notes_.left_out.emplace_back("the nonce, as the proxy makes its own");
        if (values.empty()) {
            refusal["challenge"] = "none";
            if (answer_.status == 407)
                notes_.notes.emplace_back(
                    "the 407 has no Proxy-Authenticate: no client can answer it"
                );
        } else if (!result.is_exact && !result.has_nonce) {
            refusal.erase("joined");
            refusal["challenge"] = "none";
            fields_["Proxy-Authenticate"] = values.size() == 1 ? Json(values[0]) : Json(values);
        } else if (!result.is_exact) {
            notes_.notes.emplace_back("the challenges say the same, in another spelling or order");
        }
    }

    void status(Json& refusal) {
        const bool is_text = answer_.version.starts_with('0') || answer_.version.starts_with('1');
        if (answer_.status != 407) refusal["status"] = answer_.status;
        if (answer_.version == "1.0") refusal["version"] = "1.0";
        if (!is_text)
            notes_.notes.emplace_back("the proxy speaks HTTP/1.1, not HTTP/" + answer_.version);
        const bool is_usual = answer_.status == 407 && answer_.reason == usual_reason;
        // HTTP/2 and later have no reason phrase.
        if (!is_usual && (is_text || !answer_.reason.empty()))
            refusal["reason"] = text_of(answer_.reason);
    }

    /// JSON is UTF-8; what is not is taken for ISO-8859-1.
    static std::string text_of(const std::string& octets) {
        return text::is_utf8(octets) ? octets : text::latin1_to_utf8(octets);
    }

    void fields(Json& refusal) {
        Json order = Json::array();
        std::set<std::string> seen;
        for (const auto& [name, value] : answer_.fields) {
            if (is_secret(name)) {
                notes_.left_out.push_back(name);
                continue;
            }
            if (seen.insert(text::to_lower(name)).second) order.push_back(name);
            if (is_made_elsewhere(name) || is_ending(name, value)) continue;
            add_field(name, value);
        }
        for (const auto* ours : {"Proxy-Status", "Content-Type", "Date"})
            if (!seen.contains(text::to_lower(ours))) fields_[ours] = nullptr;
        refusal["fields"] = fields_;
        refusal["field_order"] = std::move(order);
    }

    void add_field(const std::string& name, const std::string& value) {
        if (!fields_.contains(name)) {
            fields_[name] = text_of(value);
            return;
        }
        if (!fields_[name].is_array()) fields_[name] = Json::array({fields_[name]});
        fields_[name].push_back(text_of(value));
    }

    /// Does "connection" say it?
    bool is_ending(std::string_view name, std::string_view value) const {
        const bool close = text::to_lower(value) == "close";
        if (text::equal_ignoring_case(name, "Connection")) return close;
        const bool both = says(answer_, "Connection", "close");
        return text::equal_ignoring_case(name, "Proxy-Connection") && close && !both &&
               !answer_.is_fate_seen;
    }

    void content(Json& refusal) {
        const auto length = length_of(answer_);
        const bool chunked = says(answer_, "Transfer-Encoding", "chunked");
        const auto content = length ? cut_to(*length, answer_.content) : answer_.content;
        const bool filler = !content.empty() && content.find_first_not_of('x') == std::string::npos;
        const bool whole = !length || content.size() == *length;
        const bool readable =
            text::is_utf8(content) && whole && !answer_.has_lossy_content && !filler;
        if (content.empty() || !readable) {
            const auto size = length.value_or(content.size());
            refusal["body"] = size == 0 ? Json("") : Json{{"octets", size}};
            if (size > 0 && !filler && answer_.method != "HEAD")
                notes_.notes.emplace_back("the body is as long as the real one, and has no text");
        } else {
            refusal["body"] = content;
        }
        if (chunked) refusal["framing"] = length ? "length-and-chunked" : "chunked";
        if (!chunked && !length) refusal["framing"] = "unframed";
    }

    void connection(Json& refusal) const {
        const bool connect = answer_.method == "CONNECT" && !answer_.is_fate_seen;
        const bool keep_alive = says(answer_, "Connection", "keep-alive") ||
                                says(answer_, "Proxy-Connection", "keep-alive");
        if (says(answer_, "Connection", "close")) {
            refusal["connection"] = "close";
        } else if (is_seen_kept()) {
            refusal["connection"] = "keep";
        } else if (says(answer_, "Proxy-Connection", "close") && !answer_.is_fate_seen) {
            refusal["connection"] = "proxy-connection";
        } else if (answer_.version == "1.0" && !keep_alive && !answer_.is_connection_kept) {
            refusal["connection"] = "close-unsaid";
        } else if (answer_.is_connection_closed && !connect) {
            refusal["connection"] = "close-unsaid";
        } else if (refusal.contains("framing") && refusal["framing"] == "unframed" && !connect) {
            refusal["connection"] = "close-unsaid";
        } else {
            refusal["connection"] = "keep";
        }
    }

    bool is_seen_kept() const { return answer_.is_fate_seen && answer_.is_connection_kept; }

    ReplyNotes notes_;
    const TranscriptAnswer answer_;
    Json fields_ = Json::object();
};

}  // namespace

bool is_in_handshake(const TranscriptAnswer& answer) {
    Json schemes = Json::array();
    return challenges_to_json(answer.all("Proxy-Authenticate"), schemes).is_handshake;
}

ReplyNotes refusal_to_json(const TranscriptAnswer& answer, Json& proxy) {
    return ReplyWriter(answer).refusal(proxy);
}

ReplyNotes tunnel_to_json(const TranscriptAnswer& answer, Json& proxy) {
    return ReplyWriter(answer).tunnel(proxy);
}

}  // namespace proxy407::scenario
