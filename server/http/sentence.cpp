#include "http/sentence.hpp"

#include "http/credential_forms.hpp"
#include "http/redactor.hpp"
#include "text/character_name.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <ostream>
#include <utility>

namespace proxy407::http {
namespace {

constexpr std::size_t most_shown = 200;
/// A secret that begins before the cut has to be seen as a whole to be known.
constexpr std::size_t most_kept = 1000;

/// What does not show is named behind it.
std::string quoted(std::string_view octets, std::size_t size) {
    const auto shown = octets.substr(0, most_shown);
    const auto hidden = text::hidden_names(shown);
    std::vector<std::string> remarks;
    if (!hidden.empty()) remarks.push_back(hidden);
    if (size > most_shown) remarks.push_back(std::to_string(size) + " bytes");
    const std::string end = size > most_shown ? "...`" : "`";
    return "`" + text::printable(shown) + end +
           (remarks.empty() ? "" : " (" + text::joined(remarks, "; ") + ")");
}

std::string quoted_mask() {
    return "`" + std::string(mask) + "`";
}

}  // namespace

Sentence::Sentence(const char* words) : Sentence(std::string(words)) {}

Sentence::Sentence(std::string_view words) : Sentence(std::string(words)) {}

Sentence::Sentence(std::string words) {
    if (!words.empty()) parts_.push_back({Kind::words, std::move(words)});
}

Sentence Sentence::of_octets(Kind kind, std::string_view octets) {
    Sentence made;
    made.parts_.push_back({kind, std::string(octets.substr(0, most_kept)), {}, octets.size()});
    return made;
}

Sentence Sentence::received(std::string_view octets) {
    return of_octets(Kind::received, octets);
}

Sentence Sentence::line(std::string_view octets) {
    const auto value = octets.substr(std::min(octets.find(':') + 1, octets.size()));
    const bool is_spaced = value.empty() || value.starts_with(' ') || value.starts_with('\t');
    return is_field_line(octets) && is_spaced ? received(octets) : credentials(octets);
}

Sentence Sentence::credentials(std::string_view octets) {
    return of_octets(Kind::credentials, octets);
}

Sentence Sentence::user(std::string_view octets) {
    return of_octets(Kind::user, octets);
}

Sentence Sentence::word(std::string_view target, std::string written) {
    Sentence made;
    made.parts_.push_back({Kind::word, std::string(target), std::move(written)});
    return made;
}

Sentence Sentence::secret(std::string words, std::string instead) {
    Sentence made;
    made.parts_.push_back({Kind::secret, std::move(words), std::move(instead)});
    return made;
}

Sentence& Sentence::operator+=(const Sentence& more) {
    if (&more == this) return *this += Sentence(more);
    for (const Part& part : more.parts_) {
        const bool joins =
            !parts_.empty() && part.kind == Kind::words && parts_.back().kind == Kind::words;
        if (joins)
            parts_.back().octets += part.octets;
        else
            parts_.push_back(part);
    }
    return *this;
}

bool Sentence::empty() const {
    return std::ranges::all_of(parts_, [](const Part& part) {
        return part.octets.empty() && part.instead.empty() &&
               (part.kind == Kind::words || part.kind == Kind::secret);
    });
}

std::size_t Sentence::heap() const {
    std::size_t octets = parts_.capacity() * sizeof(Part);
    for (const Part& part : parts_) octets += part.octets.capacity() + part.instead.capacity();
    return octets;
}

std::string Sentence::text(const Part& part, const Reader& reader) {
    switch (part.kind) {
        case Kind::words: return part.octets;
        case Kind::secret:
            return reader.knows_secrets && reader.redactor == nullptr ? part.octets : part.instead;
        case Kind::word:
            return reader.redactor == nullptr ? part.instead : reader.redactor->octets(part.octets);
        case Kind::received:
            if (reader.redactor == nullptr) break;
            {
                const std::string shown = reader.redactor->octets(part.octets);
                return part.size > part.octets.size() ? quoted(shown, part.size)
                                                      : quoted(shown, shown.size());
            }
        case Kind::credentials:
            if (reader.redactor == nullptr || part.octets.empty()) break;
            return quoted_mask();
        case Kind::user:
            if (reader.redactor == nullptr) break;
            {
                const std::string shown = reader.redactor->name(part.octets);
                return quoted(shown, shown.size());
            }
    }
    return quoted(part.octets, part.size);
}

std::string Sentence::text(const Reader& reader) const {
    std::string all;
    for (const Part& part : parts_) all += text(part, reader);
    return all;
}

std::ostream& operator<<(std::ostream& out, const Sentence& sentence) {
    return out << sentence.text();
}

}  // namespace proxy407::http
