#include "reports/meanings.hpp"

#include "report/meaning.hpp"

namespace proxy407::reports {

results::Json meanings_json() {
    auto by_id = results::Json::object();
    for (const report::Meaning& meaning : report::all_meanings())
        by_id[meaning.id].push_back(
            {{"kind", meaning.kind},
             {"what", meaning.what},
             {"fix", meaning.fix},
             {"clauses", meaning.requirements}}
        );
    return by_id;
}

}  // namespace proxy407::reports
