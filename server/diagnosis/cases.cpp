#include "diagnosis/cases.hpp"

#include "diagnosis/finding.hpp"

namespace proxy407::diagnosis {

Case case_of(std::string_view finding, http::Sentence message, const auth::Account* account) {
    Case found{diagnosis_of(finding), account};
    found.diagnosis.message = std::move(message);
    return found;
}

}  // namespace proxy407::diagnosis
