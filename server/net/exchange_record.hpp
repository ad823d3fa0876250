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

    /// The final reply, or its head, is about to be written. The exchange enters the journal now:
    /// whoever has seen the reply finds it there. Nothing is done where the connection was ended.
    void reply(std::string_view octets);

    /// Puts it into the journal now, if it is not there yet.
    void finish();

    /// There was nothing to record after all.
    void forget() { finished_ = true; }

private:
    Connection& connection_;
    journal::Exchange exchange_;
    std::chrono::steady_clock::time_point began_;
    bool finished_ = false;
};

}  // namespace proxy407::net
