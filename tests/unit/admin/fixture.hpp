#pragma once

#include "admin/route.hpp"
#include "journal/journal.hpp"
#include "scenario/catalogue.hpp"
#include "text/base64.hpp"

#include <gmock/gmock.h>

#include <list>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace proxy407::admin {

inline scenario::Scenario scenario_of(const std::string& name) {
    return std::get<scenario::Scenario>(scenario::find(name));
}

/// Proxies without a socket: they keep what they are told.
class ProxiesOnPaper : public Proxies {
public:
    struct Entry {
        std::string name;
        std::uint16_t port = 0;
        scenario::Scenario scenario;
        std::size_t step = 0;
        std::vector<std::string> told = {};
    };

    std::vector<Proxy> all() const override {
        std::vector<Proxy> made;
        for (const auto& one : entries)
            made.push_back(
                {one.name,
                 one.port,
                 0,
                 0,
                 "127.0.0.1",
                 "http://127.0.0.1:" + std::to_string(one.port),
                 &one.scenario,
                 one.step}
            );
        return made;
    }

    void add(const std::string& name, scenario::Scenario scenario, std::uint16_t port) override {
        if (port == 1) throw std::system_error(EADDRINUSE, std::generic_category(), "can't listen");
        entries.push_back({name, port == 0 ? next_port++ : port, std::move(scenario)});
    }

    void remove(const std::string& name) override {
        entries.remove_if([&](const Entry& one) { return one.name == name; });
    }

    void use(const std::string& name, scenario::Scenario scenario) override {
        find(name).scenario = std::move(scenario);
    }

    void begin_again(const std::string& name, Again what) override {
        auto& told = find(name).told;
        told.push_back(std::string(what.state ? "state " : "") + (what.nonces ? "nonces" : ""));
    }

    void go_to_step(const std::string& name, std::size_t step) override { find(name).step = step; }

    const http::Redactor* redactor() const override { return masks ? &*masks : nullptr; }

    http::Redactor full_redactor() const override { return {{"p@ss", "pass"}, {"user"}}; }

    std::string ca_file() override { return "/tmp/ca.pem"; }

    std::string ca_certificate() override {
        return "-----BEGIN CERTIFICATE-----\nAAEC\nAwQF\n-----END CERTIFICATE-----\n";
    }

    std::size_t connections() const override { return 3; }

    Entry& find(const std::string& name) {
        for (auto& one : entries)
            if (one.name == name) return one;
        throw std::logic_error("no proxy " + name);
    }

    std::list<Entry> entries;
    std::uint16_t next_port = 40000;
    std::optional<http::Redactor> masks;
};

inline std::string basic(const std::string& pair) {
    return "Proxy-Authorization: Basic " + text::base64_encode(pair) + "\r\n";
}

inline journal::Exchange exchange(const std::string& head, int status = 200) {
    journal::Exchange made;
    made.proxy = "default";
    made.scenario = "basic";
    made.connection = 2;
    made.peer = "127.0.0.1:40312";
    made.head = http::parse_request_head(head);
    made.verdict = decision::Verdict::accepted;
    made.status = status;
    made.reply_head = "HTTP/1.1 " + std::to_string(status) +
                      " Any Reason\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n";
    if (status == 200) made.origin_saw = "GET /ip HTTP/1.1\r\nHost: example.test\r\n\r\n";
    made.took = std::chrono::microseconds(1500);
    return made;
}

inline journal::Exchange get(const std::string& fields = "", int status = 200) {
    return exchange(
        "GET http://example.test/ip?a=1 HTTP/1.1\r\nHost: example.test\r\n" + fields + "\r\n",
        status
    );
}

/// Of user:p@ss; user:p%40ss came.
inline journal::Exchange refused() {
    auto made = get(basic("user:p%40ss"), 407);
    made.verdict = decision::Verdict::refused;
    auto& diagnosis = made.diagnosis.emplace();
    diagnosis.cause = diagnosis::Cause::wrong_credentials;
    diagnosis.finding = "percent-encoding-not-decoded";
    diagnosis.message = "The password arrived percent-encoded.";
    diagnosis.fix = "Decode it once.";
    return made;
}

inline Filter asking(const Json& asked) {
    return Filter(asked);
}

inline std::string content_of(const Answer& answer) {
    return answer.stream ? origin::all_of(*answer.stream) : answer.reply.body;
}

inline Json json_of(const Answer& answer) {
    return Json::parse(content_of(answer));
}

/// A desk with the proxy "default", which serves basic.
struct AtTheDesk : testing::Test {
    AtTheDesk() { proxies.add("default", scenario_of("basic"), 0); }

    Answer ask(const std::string& method, const std::string& path, const std::string& body = "") {
        Request request;
        request.method = method;
        const auto question = path.find('?');
        request.path = path.substr(0, question);
        if (question != path.npos) request.query = path.substr(question + 1);
        request.body = body;
        auto made = answer(desk, request);
        while (made.work)
            if (auto next = made.work()) made = *std::move(next);
        return made;
    }

    Json get_json(const std::string& path) { return json_of(ask("GET", path)); }

    Json post_json(const std::string& path, const Json& body) {
        return json_of(ask("POST", path, body.dump()));
    }

    ProxiesOnPaper proxies;
    journal::Journal journal;
    Desk desk{proxies, journal};
};

}  // namespace proxy407::admin
