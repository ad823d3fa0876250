#include "decision/ruling.hpp"

namespace proxy407::decision {

std::string_view name(Verdict verdict) {
    switch (verdict) {
        case Verdict::open: return "open";
        case Verdict::accepted: return "accepted";
        case Verdict::challenged: return "challenged";
        case Verdict::refused: return "refused";
        case Verdict::malformed: return "malformed";
        case Verdict::fault: return "fault";
    }
    return "open";
}

}  // namespace proxy407::decision
