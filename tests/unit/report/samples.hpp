#pragma once

#include "journal/exchange.hpp"
#include "text/base64.hpp"

#include <string>

namespace proxy407::report {

inline journal::Exchange exchange(
    const std::string& head, decision::Verdict verdict = decision::Verdict::open, int status = 200
) {
    journal::Exchange made;
    made.number = 7;
    made.connection = 2;
    made.scenario = "basic";
    made.peer = "127.0.0.1:40312";
    made.head = http::parse_request_head(head);
    made.verdict = verdict;
    made.status = status;
    return made;
}

inline diagnosis::Diagnosis diagnosis() {
    diagnosis::Diagnosis made;
    made.cause = diagnosis::Cause::wrong_credentials;
    made.finding = "percent-encoding-not-decoded";
    made.message = "The password came percent-encoded.";
    made.evidence = http::Sentence::credentials("Basic dXNlcjpwJTQwc3M=");
    made.fix = "Decode the userinfo once.";
    made.command = "curl -x http://" + http::Sentence::secret("user:p%40ss", "user:PASSWORD") +
                   "@127.0.0.1:3128 http://example.test/ip";
    made.requirements = {"C-BASIC-03"};
    return made;
}

/// A plain request with the token of user:p%40ss, refused with diagnosis().
inline journal::Exchange refused() {
    journal::Exchange made = exchange(
        "GET http://example.test/ip HTTP/1.1\r\nHost: example.test\r\nProxy-Authorization: Basic " +
            text::base64_encode("user:p%40ss") + "\r\n\r\n",
        decision::Verdict::refused,
        407
    );
    made.diagnosis = diagnosis();
    return made;
}

}  // namespace proxy407::report
