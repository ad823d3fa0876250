#include "results/result.hpp"

#include "text/octets.hpp"

namespace proxy407::results {

bool is_grave(const Fault& fault) {
    return fault.leak || fault.level == checks::Weight::must;
}

Verdict verdict_of(checks::Weight weight) {
    if (weight == checks::Weight::must) return Verdict::fail;
    return weight == checks::Weight::should ? Verdict::non_strict : Verdict::observed;
}

Verdict verdict_of(const Fault& fault) {
    return is_grave(fault) ? Verdict::fail : verdict_of(fault.level);
}

std::string case_name(const Result& result) {
    return text::printable(result.client) + ' ' + text::printable(result.channel) + ' ' +
           text::printable(result.target) + ' ' + text::printable(result.scenario) +
           (result.pair.empty() ? "" : ' ' + text::printable(result.pair));
}

void change_texts(Result& result, const std::function<std::string(const std::string&)>& change) {
    Reported& reported = result.reported;
    for (std::string* text :
         {&result.given,
          &result.judgement.sentence,
          &reported.how,
          &reported.breach,
          &reported.unsupported,
          &reported.visible,
          &result.output,
          &result.error})
        *text = change(*text);
    for (Fault& fault : result.faults) fault.sentence = change(fault.sentence);
    for (checks::CheckResult& check : result.checks) check.sentence = change(check.sentence);
}

}  // namespace proxy407::results
