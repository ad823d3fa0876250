#include "net/exchange_record.hpp"

#include "http/reply.hpp"

namespace proxy407::net {

ExchangeRecord::ExchangeRecord(
    Connection& connection, journal::Recorder recorder, std::string tunnel
)
    : connection_(connection), began_(std::chrono::steady_clock::now()) {
    exchange_.recorder = recorder;
    exchange_.connection = connection.id;
    exchange_.proxy = connection.scenario().proxy_name;
    exchange_.scenario = connection.scenario().scenario->id;
    exchange_.peer = connection.peer_text;
    exchange_.tunnel = std::move(tunnel);
    exchange_.began = std::chrono::system_clock::now();
}

ExchangeRecord::~ExchangeRecord() {
    finish();
}

void ExchangeRecord::reply(std::string_view octets) {
    if (finished_ || connection_.task.is_ended()) return;  // ended: the client will not see it
    const auto& head = exchange_.head;
    const bool waits = head.is_connect() || head.lists("Expect", "100-continue");
    if (waits && exchange_.recorder == journal::Recorder::proxy) {
        error_code ignored;
        exchange_.early_octets = connection_.buffer.size() + connection_.socket.available(ignored);
    }
    exchange_.reply_head = http::final_head(octets);
    exchange_.status = http::status_of(exchange_.reply_head);
    finish();
}

void ExchangeRecord::finish() {
    if (finished_) return;
    finished_ = true;
    // It was not the client that broke it off.
    if (exchange_.status == 0 && connection_.task.is_ended()) {
        exchange_.complaint = connection_.task.why_ended();
    }
    exchange_.took = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - began_
    );
    ++connection_.recorded;
    connection_.context.journal.append(std::move(exchange_));
}

}  // namespace proxy407::net
