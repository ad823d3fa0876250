#include "admin/routes.hpp"
#include "origin/route.hpp"
#include "report/json.hpp"

#include <memory>

namespace proxy407::admin {
namespace {

/// One client of the event stream.
class Listener {
public:
    Listener(Desk& desk, std::uint64_t last) : desk_(desk), last_(last) {}

    /// What happened since, as far as it goes into one piece.
    std::string next() {
        std::string frames;
        while (frames.size() < origin::piece_octets) {
            const auto* event = desk_.events().after(last_);
            if (event == nullptr) break;
            if (event->number > last_ + 1) frames += gap(last_ + 1, event->number - 1);
            last_ = event->number;
            frames += frame(*event);
        }
        return frames;
    }

private:
    static std::string gap(std::uint64_t first, std::uint64_t last) {
        return event_frame("gap", last, dumped({{"first", first}, {"last", last}}));
    }

    std::string frame(const Events::Event& event) {
        if (event.exchange == 0) return event_frame(event.kind, event.number, dumped(event.data));
        const bool is_there = event.generation == desk_.events().generation();
        const auto* exchange = is_there ? desk_.journal().find(event.exchange) : nullptr;
        if (exchange == nullptr) return "";  // gone meanwhile: a reset follows, or it was too old
        return event_frame(
            event.kind,
            event.number,
            report::exchange_json(*exchange, desk_.proxies().redactor(), report::Extent::log)
        );
    }

    Desk& desk_;
    std::uint64_t last_;
};

}  // namespace

Answer listen_to_events(const Call& call) {
    auto& desk = call.desk;
    std::uint64_t last = desk.events().last();
    const auto& asked = call.request.last_event;
    if (!asked.empty()) {
        const auto number = origin::number_up_to(asked, UINT64_MAX);
        if (!number)
            return problem_answer({400, "wrong-value", "Last-Event-ID is the number of an event."});
        last = std::min(*number, last);
    }
    auto answer = text_answer("text/event-stream", "");
    answer.reply.set("Cache-Control", "no-store");
    const auto listener = std::make_shared<Listener>(desk, last);
    answer.listening.emplace().next = [listener] { return listener->next(); };
    return answer;
}

}  // namespace proxy407::admin
