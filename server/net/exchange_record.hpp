#pragma once

#include "journal/exchange.hpp"
#include "net/connection.hpp"

#include <chrono>

namespace proxy407::net {

/// An exchange in the making. Whatever way the session leaves, it ends up in the journal.
class ExchangeRecord {
public:
    ExchangeRecord(Connection& connection, journal::Recorder recorder, std::string tunnel = {});
    ~ExchangeRecord();
    ExchangeRecord(const ExchangeRecord&) = delete;
    ExchangeRecord& operator=(const ExchangeRecord&) = delete;

    journal::Exchange& operator*() { return exchange_; }

    journal::Exchange* operator->() { return &exchange_; }

    /// Notes the head of a reply that was sent (interim ones aside).
    void replied(std::string_view octets);

    /// Puts it into the journal now.
    void finish();

private:
    Connection& connection_;
    journal::Exchange exchange_;
    std::chrono::steady_clock::time_point began_;
    bool finished_ = false;
};

}  // namespace proxy407::net
