#include "report/json.hpp"

#include "report/said.hpp"
#include "text/base64.hpp"
#include "text/charset.hpp"
#include "text/json_writer.hpp"
#include "text/octets.hpp"

#include <ctime>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace proxy407::report {
namespace {

constexpr std::size_t most_of_head = 4096;
constexpr std::size_t most_of_value = 1024;

/// The beginning, and how much there was.
std::string cut(std::string octets, std::size_t most) {
    const std::size_t size = octets.size();
    if (size <= most) return octets;
    while (most > 0 && (static_cast<unsigned char>(octets[most]) & 0xC0) == 0x80) --most;
    octets.resize(most);
    return octets + "... (" + std::to_string(size) + " bytes)";
}

/// Writes the values of one exchange, each with its key.
class Line {
public:
    explicit Line(Extent extent) : extent_(extent) { json_.open('{'); }

    void text(std::string_view key, std::string octets) {
        json_.key(key);
        json_.text(is_log() ? cut(std::move(octets), most_of_value) : std::move(octets));
    }

    void text_or_null(std::string_view key, std::string octets) {
        if (!octets.empty()) return text(key, std::move(octets));
        json_.key(key);
        json_.raw("null");
    }

    template <class Number>
    void number(std::string_view key, Number value) {
        json_.key(key);
        json_.raw(std::to_string(value));
    }

    /// Null for 0.
    template <class Number>
    void number_or_null(std::string_view key, Number value) {
        if (value != 0) return number(key, value);
        json_.key(key);
        json_.raw("null");
    }

    void list(std::string_view key, const std::vector<std::string>& values) {
        json_.key(key);
        json_.open('[');
        for (const auto& one : values) json_.text(is_log() ? cut(one, most_of_value) : one);
        json_.close(']');
    }

    /// Once more as base64 where it can't be told as text; false when some of it was left out.
    bool head(const std::string& key, const std::string& octets, std::size_t most = most_of_head) {
        json_.key(key);
        if (octets.empty()) {
            json_.raw("null");
            return true;
        }
        const bool is_whole = !is_log() || octets.size() <= most;
        json_.text(is_whole ? octets : cut(octets, most));
        if (is_whole && !text::is_utf8(octets)) {
            json_.key(key + "_base64");
            json_.text(text::base64_encode(octets));
        }
        return is_whole;
    }

    std::string take() {
        json_.close('}');
        return text::printable_json(json_.take());
    }

private:
    bool is_log() const { return extent_ == Extent::log; }

    Extent extent_;
    /// Of most lines; those of long heads grow.
    static constexpr std::size_t usual_size = 2048;
    text::JsonWriter json_{text::JsonWriter::Layout::one_line, usual_size};
};

void add_diagnosis(Line& line, const journal::Exchange& exchange, const http::Reader& reader) {
    const auto& diagnosis = exchange.diagnosis;
    const Said what = said(exchange);
    line.text_or_null("cause", diagnosis ? std::string(diagnosis::name(diagnosis->cause)) : "");
    line.text_or_null("finding", what.finding);
    line.list("candidates", diagnosis ? diagnosis->candidates : std::vector<std::string>());
    line.text_or_null("message", what.message.text(reader));
    line.text_or_null("evidence", what.evidence.text(reader));
    line.text_or_null("fix", what.fix.text(reader));
    line.text_or_null("command", what.command.text(reader));
    line.list("requirements", what.requirements);
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
    Line line(extent);
    line.number("number", exchange.number);
    line.text("time", timestamp(exchange.began));
    line.text_or_null("scenario", exchange.scenario);
    line.text("recorder", std::string(journal::name(exchange.recorder)));
    line.number("connection", exchange.connection);
    line.text_or_null("peer", exchange.peer);
    line.text_or_null("tunnel", octets(exchange.tunnel));
    line.text_or_null("method", octets(exchange.head.method()));
    line.text_or_null("target", octets(exchange.head.target()));
    line.number_or_null("status", exchange.status);
    line.text("verdict", std::string(decision::name(verdict_of(exchange))));
    line.text_or_null("user", own ? own->name(exchange.user) : exchange.user);
    line.text_or_null("step", exchange.step);
    line.text_or_null("complaint", exchange.complaint);
    add_diagnosis(line, exchange, {true, own ? &*own : nullptr});
    line.list("remarks", exchange.remarks);
    const bool is_whole = line.head("request_head", octets(exchange.head.octets));
    line.head("reply_head", octets(exchange.reply_head));
    // It is nearly what was received.
    line.head("origin_saw", octets(exchange.origin_saw), is_whole ? most_of_head : 0);
    line.number("content_received", exchange.content_received);
    line.number("early_octets", exchange.early_octets);
    line.number("took_us", exchange.took.count());
    if (!exchange.proxy.empty()) line.text("proxy", exchange.proxy);
    return line.take();
}

}  // namespace proxy407::report
