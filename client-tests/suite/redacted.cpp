#include "suite/redacted.hpp"

namespace proxy407::runner {

void redact(CaseResult& result, const http::Redactor& redactor) {
    Outcome& reported = result.reported;
    for (std::string* text :
         {&result.given,
          &result.judgement.sentence,
          &reported.how,
          &reported.content,
          &reported.error,
          &reported.breach,
          &reported.unsupported})
        *text = redactor.text(*text);
    for (checks::CheckResult& check : result.checks) check.sentence = redactor.text(check.sentence);
}

}  // namespace proxy407::runner
