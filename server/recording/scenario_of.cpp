#include "recording/scenario_of.hpp"

#include "http/credentials.hpp"
#include "scenario/refusal_to_json.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <set>
#include <string_view>

// From answers to a scenario
//
// A proxy may refuse in several ways: CONNECT otherwise than GET, wrong credentials otherwise than
// none. The refusal of a plain request without credentials is the one of the scenario; each other
// kind of request whose refusal differs from it becomes a case of its own, with the keys that
// differ and with the fewest conditions that tell it from all the others that were seen.

namespace proxy407::recording {

namespace {

using Json = nlohmann::ordered_json;
using scenario::TranscriptAnswer;

/// What a refusal may hang on; in the order and the words of `when` in a scenario.
struct RequestKind {
    std::string method;       ///< "CONNECT" and "HEAD"; "" for all others
    std::string credentials;  ///< "absent", "other-scheme", "wrong"
    std::string version;      ///< "1.0"; "" for 1.1

    bool operator==(const RequestKind&) const = default;
};

constexpr std::array<std::string_view, 3> conditions = {"method", "credentials", "version"};

std::array<std::string, 3> values_of(const RequestKind& kind) {
    return {kind.method, kind.credentials, kind.version};
}

/// The refusals of one kind of request, as JSON.
struct Sample {
    RequestKind kind;
    Json authentication;
    Json refusal;
    bool has_content_to_head = false;
};

std::set<std::string> schemes_of(const TranscriptAnswer& answer) {
    const auto values = answer.all("Proxy-Authenticate");
    const std::vector<std::string_view> views(values.begin(), values.end());
    std::set<std::string> schemes;
    for (const auto& challenge : http::parse_challenges(views))
        schemes.insert(text::to_lower(challenge.scheme));
    return schemes;
}

/// The schemes that the proxy asked for in any answer.
std::set<std::string> all_schemes(const std::vector<Exchange>& exchanges) {
    std::set<std::string> schemes;
    for (const auto& one : exchanges) schemes.merge(schemes_of(one.answer));
    return schemes;
}

std::string credentials_of(const Exchange& exchange, const std::set<std::string>& offered) {
    const auto sent = http::sent_credentials(exchange.request);
    if (!sent) return "absent";
    return offered.contains(text::to_lower(sent->scheme)) ? "wrong" : "other-scheme";
}

RequestKind kind_of(const Exchange& exchange, const std::set<std::string>& offered) {
    const auto method = exchange.request.method();
    const bool has_case = method == "CONNECT" || method == "HEAD";
    return {
        has_case ? std::string(method) : "",
        credentials_of(exchange, offered),
        exchange.request.minor_version == 0 ? "1.0" : ""};
}

bool asks_to_close(const http::RequestHead& request) {
    return request.lists("Connection", "close") || request.lists("Proxy-Connection", "close");
}

/// The values of Server in the proxy's own refusals.
std::set<std::string> servers(const std::vector<Exchange>& exchanges) {
    std::set<std::string> found;
    for (const auto& one : exchanges) {
        if (one.answer.status != 407) continue;
        for (const auto& value : one.answer.all("Server")) found.insert(value);
    }
    return found;
}

/// A 407 is, and whatever else refuses a CONNECT; of other refusals those that come from the same
/// server: a target has another one.
bool is_refusal(const Exchange& exchange, const std::set<std::string>& known_servers) {
    const auto& answer = exchange.answer;
    if (scenario::is_in_handshake(answer)) return false;
    if (answer.status == 407) return true;
    if (answer.status < 400 || answer.status > 599) return false;  // RFC 9110 section 15
    if (exchange.request.is_connect()) return true;
    return std::ranges::any_of(answer.all("Server"), [&](const std::string& value) {
        return known_servers.contains(value);
    });
}

/// The keys that make `to` of `from`.
Json difference(const Json& from, const Json& to) {
    const Json usual = {
        {"status", 407},
        {"version", "1.1"},
        {"challenge", "proxy-authenticate"},
        {"joined", false},
        {"framing", "length"}};
    Json out = Json::object();
    for (const auto& [key, value] : to.items()) {
        if (!from.contains(key) || from[key] != value) out[key] = value;
    }
    for (const auto& [key, value] : from.items()) {
        if (!to.contains(key) && usual.contains(key)) out[key] = usual[key];
    }
    if (from.contains("reason") && !to.contains("reason"))
        out["reason"] = "Proxy Authentication Required";
    if (!out.contains("fields")) return out;
    Json fields = Json::object();
    for (const auto& [name, value] : to["fields"].items()) {
        if (!from["fields"].contains(name) || from["fields"][name] != value) fields[name] = value;
    }
    const bool closes = to.contains("connection") && to["connection"] == "close";
    for (const auto& [name, value] : from["fields"].items()) {
        // "close" has a field of its own, which null would leave out.
        if (closes && text::equal_ignoring_case(name, "Connection")) continue;
        if (!to["fields"].contains(name) && !value.is_null()) fields[name] = nullptr;
    }
    out["fields"] = std::move(fields);
    if (out["fields"].empty()) out.erase("fields");
    return out;
}

/// Puts the cases of one refusal together.
class Cases {
public:
    explicit Cases(const std::vector<const Sample*>& samples) : samples_(samples) {
        for (const auto* sample : samples_) {
            auto keys = difference(samples_.front()->refusal, sample->refusal);
            if (sample->has_content_to_head && !samples_.front()->has_content_to_head)
                keys["content_to_head"] = true;
            differences_.push_back(std::move(keys));
        }
    }

    /// Those with more conditions first: the first that holds is taken.
    Json all() {
        for (std::size_t i = 1; i < samples_.size(); ++i) {
            if (!differences_[i].empty()) add(condition(i), differences_[i]);
        }
        // What no few conditions tell apart is named by all of them.
        for (std::size_t i = 0; i < samples_.size(); ++i) {
            if (taken_for(i) != differences_[i]) add(conditions_of(i, 0b111U), differences_[i]);
        }
        return found_;
    }

private:
    void add(const Json& when, const Json& keys) {
        Json one = {{"when", when}};
        one.update(keys);
        if (std::ranges::count(found_, one) > 0) return;
        found_.push_back(std::move(one));
        std::ranges::stable_sort(found_, [](const Json& a, const Json& b) {
            return a["when"].size() > b["when"].size();
        });
    }

    /// The keys of the case that holds for the sample.
    Json taken_for(std::size_t sample) const {
        const auto all = conditions_of(sample, 0b111U);
        for (const auto& one : found_) {
            const bool holds = std::ranges::all_of(one["when"].items(), [&](const auto& wanted) {
                return all.contains(wanted.key()) && all[wanted.key()] == wanted.value();
            });
            if (!holds) continue;
            Json keys = one;
            keys.erase("when");
            return keys;
        }
        return Json::object();
    }

    /// Those of the sample that can be said: no scenario has one for "neither CONNECT nor HEAD".
    Json conditions_of(std::size_t sample, unsigned chosen) const {
        const auto values = values_of(samples_[sample]->kind);
        Json when = Json::object();
        for (std::size_t i = 0; i < values.size(); ++i) {
            const bool is_chosen = (chosen >> i & 1U) != 0;
            if (is_chosen && !values[i].empty()) when[std::string(conditions[i])] = values[i];
        }
        return when;
    }

    /// The fewest conditions under which all samples are refused in the same way.
    Json condition(std::size_t of) const {
        for (const unsigned chosen : {0b001U, 0b010U, 0b100U, 0b011U, 0b101U, 0b110U}) {
            auto when = conditions_of(of, chosen);
            const bool is_whole = when.size() == static_cast<std::size_t>(std::popcount(chosen));
            if (is_whole && is_told_apart(of, chosen)) return when;
        }
        return conditions_of(of, 0b111U);
    }

    bool is_told_apart(std::size_t of, unsigned chosen) const {
        const auto wanted = values_of(samples_[of]->kind);
        for (std::size_t i = 0; i < samples_.size(); ++i) {
            const auto values = values_of(samples_[i]->kind);
            bool holds = true;
            for (std::size_t j = 0; j < values.size(); ++j)
                holds = holds && ((chosen >> j & 1U) == 0 || values[j] == wanted[j]);
            if (holds && differences_[i] != differences_[of]) return false;
        }
        return true;
    }

    const std::vector<const Sample*>& samples_;
    std::vector<Json> differences_;
    std::vector<Json> found_;
};

/// Collects what was seen, one sample of each kind.
class Composer {
public:
    explicit Composer(const std::vector<Exchange>& exchanges)
        : offered_(all_schemes(exchanges)), servers_(servers(exchanges)) {
        // Those that do not ask for the end of the connection show what becomes of it.
        for (const bool closing : {false, true}) {
            for (const auto& one : exchanges) {
                if (asks_to_close(one.request) == closing) take(one);
            }
        }
        if (samples_.empty()) take_handshakes(exchanges);
    }

    std::variant<Recorded, std::string> recorded() {
        if (samples_.empty())
            return "the proxy refused nothing; ask without credentials, and with wrong ones";
        Json proxy;
        const bool same = write(proxy, [](const RequestKind&) { return true; });
        if (!same) tell_apart(proxy);
        if (tunnel_) proxy["tunnel"] = *tunnel_;
        Json scenario;
        scenario["title"] = "As a real proxy refused";
        scenario["proxy"] = std::move(proxy);
        std::vector<std::string> notes(notes_.begin(), notes_.end());
        if (!left_out_.empty()) {
            const std::vector<std::string> all(left_out_.begin(), left_out_.end());
            notes.insert(notes.begin(), "left out: " + text::joined(all, "; "));
        }
        return Recorded{
            scenario.dump(2, ' ', false, Json::error_handler_t::replace) + "\n",
            std::move(notes),
            samples_.size()};
    }

private:
    /// CONNECT is asked for other schemes; where all samples are of one kind, the first one's hold.
    void tell_apart(Json& proxy) const {
        Json plain;
        Json connect;
        write(plain, [](const RequestKind& kind) { return kind.method != "CONNECT"; });
        write(connect, [](const RequestKind& kind) { return kind.method == "CONNECT"; });
        if (plain.is_null() || connect.is_null()) return;
        proxy = std::move(plain);
        proxy["connect"] = std::move(connect);
    }

    void take(const Exchange& exchange) {
        if (exchange.opens_tunnel()) {
            if (tunnel_) return;
            Json proxy;
            add_notes(scenario::tunnel_to_json(exchange.answer, proxy));
            tunnel_ = proxy["tunnel"];
        } else if (is_refusal(exchange, servers_)) {
            take_refusal(exchange, kind_of(exchange, offered_));
        }
    }

    /// A client that begins a handshake unasked never sees what the proxy says to others: all but
    /// the message is the same.
    void take_handshakes(const std::vector<Exchange>& exchanges) {
        for (auto one : exchanges) {
            if (one.answer.status != 407 || !scenario::is_in_handshake(one.answer)) continue;
            for (auto& [name, value] : one.answer.fields) {
                if (text::equal_ignoring_case(name, "Proxy-Authenticate"))
                    value.resize(std::min(value.find(' '), value.size()));
            }
            auto kind = kind_of(one, offered_);
            kind.credentials = "absent";
            take_refusal(one, kind);
        }
    }

    void take_refusal(const Exchange& exchange, const RequestKind& kind) {
        const auto known = std::ranges::find(samples_, kind, &Sample::kind);
        Json proxy;
        auto added = scenario::refusal_to_json(exchange.answer, proxy);
        Sample sample{
            kind, proxy["authentication"], proxy["refusal"], exchange.has_content_to_head};
        if (asks_to_close(exchange.request)) sample.refusal.erase("connection");
        // What a refusal to HEAD leaves out is that to GET.
        const bool is_bare = exchange.answer.content.empty() && kind.method == "HEAD";
        if (is_bare) sample.refusal.erase("body");
        if (known == samples_.end()) {
            add_notes(added);
            samples_.push_back(std::move(sample));
        } else if (asks_to_close(exchange.request)) {
            place_connection(*known, sample.refusal["field_order"]);
        } else if (known->refusal != sample.refusal) {
            notes_.insert("requests that are alike were refused in two ways: the first is taken");
        }
    }

    /// Where a refusal to a client that asks for the end of the connection says so, or that it does
    /// not.
    static void place_connection(Sample& known, const Json& order) {
        const auto without = [](const Json& names) {
            Json others = Json::array();
            for (const auto& name : names) {
                if (text::to_lower(name.get<std::string>()) != "connection") others.push_back(name);
            }
            return others;
        };
        auto& own = known.refusal["field_order"];
        if (own != without(own)) return;
        if (own == without(order)) own = order;
        if (order == without(order)) known.refusal["fields"]["Connection"] = nullptr;
    }

    void add_notes(const scenario::ReplyNotes& added) {
        left_out_.insert(added.left_out.begin(), added.left_out.end());
        notes_.insert(added.notes.begin(), added.notes.end());
    }

    /// False when samples of that choice ask for different things.
    template <class Choose>
    bool write(Json& proxy, Choose choose) const {
        std::vector<const Sample*> chosen;
        for (const auto& sample : samples_) {
            if (choose(sample.kind)) chosen.push_back(&sample);
        }
        if (chosen.empty()) return true;
        std::ranges::stable_sort(chosen, {}, [](const Sample* sample) {
            const auto& kind = sample->kind;
            const auto values = values_of(kind);
            return (kind.credentials != "absent" ? 4 : 0) + (values[0].empty() ? 0 : 2) +
                   (values[2].empty() ? 0 : 1);
        });
        const auto& first = *chosen.front();
        const Json any = Json::array({{{"scheme", "basic"}}});
        proxy["authentication"] = first.authentication.empty() ? any : first.authentication;
        proxy["refusal"] = first.refusal;
        if (first.has_content_to_head) proxy["refusal"]["content_to_head"] = true;
        const auto cases = Cases(chosen).all();
        if (!cases.empty()) proxy["refusal"]["cases"] = cases;
        return std::ranges::all_of(chosen, [&](const Sample* sample) {
            // A refusal that is no 407 has no challenge.
            return sample->refusal.contains("challenge") ||
                   sample->authentication == first.authentication;
        });
    }

    std::set<std::string> offered_;
    std::set<std::string> servers_;
    std::vector<Sample> samples_;
    std::optional<Json> tunnel_;
    std::set<std::string> left_out_;
    std::set<std::string> notes_;
};

}  // namespace

std::variant<Recorded, std::string> scenario_of(const std::vector<Exchange>& exchanges) {
    return Composer(exchanges).recorded();
}

}  // namespace proxy407::recording
