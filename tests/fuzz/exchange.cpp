// What is written of a request with any octets: as JSON, which is read and written alike, and as an
// entry of a HAR file. The head of the reply follows the first octet 0x01.
#include "admin/answer.hpp"
#include "admin/har.hpp"
#include "fuzz/claim.hpp"
#include "report/exchange_from_json.hpp"
#include "report/json.hpp"

#include <nlohmann/json.hpp>

namespace proxy407::fuzz {
namespace {

journal::Exchange exchange_of(std::string_view octets) {
    const auto request = octets.substr(0, octets.find('\x01'));
    journal::Exchange exchange;
    exchange.number = 1;
    exchange.scenario = "fuzz";
    exchange.peer = "127.0.0.1:1";
    exchange.verdict = decision::Verdict::open;
    exchange.head = http::parse_request_head(std::string(request));
    exchange.origin_saw = octets.substr(0, octets.size() / 2);
    if (request.size() < octets.size()) {
        exchange.reply_head = octets.substr(request.size() + 1);
        exchange.status = 407;
    }
    return exchange;
}

}  // namespace
}  // namespace proxy407::fuzz

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace proxy407;
    const auto exchange = fuzz::exchange_of(fuzz::octets(data, size));
    const auto line = report::exchange_json(exchange);
    fuzz::claim(line.find('\n') == std::string::npos, "an exchange is one line");
    const auto read = report::exchange_from_json(line);
    fuzz::claim(read.head.octets == exchange.head.octets, "a head comes back octet for octet");
    fuzz::claim(report::exchange_json(read) == line, "an exchange is written alike");
    const auto shortened = report::exchange_json(exchange, nullptr, report::Extent::log);
    fuzz::claim(nlohmann::json::accept(shortened), "a line of the log is JSON");
    const auto entry = admin::dumped(admin::har_entry(exchange, nullptr));
    fuzz::claim(
        nlohmann::json::accept(admin::har_begin() + entry + admin::har_end()), "a HAR file is JSON"
    );
    return 0;
}
