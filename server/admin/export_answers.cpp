#include "admin/har.hpp"
#include "admin/pieces.hpp"
#include "admin/routes.hpp"
#include "report/json.hpp"

#include <memory>

namespace proxy407::admin {
namespace {

/// What masks in an export: what the server masks anyhow, or all where that is asked for.
std::shared_ptr<const http::Redactor> masking(const Call& call) {
    if (call.flag("redact", false))
        return std::make_shared<http::Redactor>(call.desk.proxies().full_redactor());
    const auto* redactor = call.desk.proxies().redactor();
    return redactor != nullptr ? std::make_shared<http::Redactor>(*redactor) : nullptr;
}

Answer exported(const Call& call, const std::string& type, const std::string& name, Pieces pieces) {
    auto answer = text_answer(type, "");
    answer.reply.set("Content-Disposition", "attachment; filename=\"" + name + '"');
    answer.stream = stream_of(call.desk, std::move(pieces));
    return answer;
}

}  // namespace

Answer export_har(const Call& call) {
    const auto all = matching(call.desk, Filter(call.query), 0, UINT64_MAX);
    Pieces pieces;
    pieces.before = har_begin();
    pieces.separator = ",\n";
    // An event of a connection without a request is no entry.
    pieces.next = [all](std::uint64_t last) {
        const auto* next = all(last);
        while (next != nullptr && !journal::is_request(*next)) next = all(next->number);
        return next;
    };
    pieces.text = [redactor = masking(call)](const journal::Exchange& one) {
        return dumped(har_entry(one, redactor.get()));
    };
    pieces.after = [](std::uint64_t) { return har_end(); };
    return exported(call, "application/json", "proxy407.har", std::move(pieces));
}

Answer export_ndjson(const Call& call) {
    Pieces pieces;
    pieces.next = matching(call.desk, Filter(call.query), 0, UINT64_MAX);
    pieces.text = [redactor = masking(call)](const journal::Exchange& one) {
        return report::exchange_json(one, redactor.get()) + "\n";
    };
    pieces.after = [](std::uint64_t) { return std::string(); };
    return exported(call, "application/x-ndjson", "proxy407.ndjson", std::move(pieces));
}

}  // namespace proxy407::admin
