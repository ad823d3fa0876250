#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::http {

class Redactor;

/// Who reads a sentence.
struct Reader {
    bool knows_secrets = true;           ///< the proxy's own: it is whoever started it
    const Redactor* redactor = nullptr;  ///< --redact: masks what a client sent, too; null: off
};

/// Words, and among them values that only some readers get to see: what it says is decided when
/// it is read.
class Sentence {
public:
    Sentence() = default;
    Sentence(const char* words);       // NOLINT: words are a sentence
    Sentence(std::string words);       // NOLINT
    Sentence(std::string_view words);  // NOLINT

    /// Octets that a client sent: in back quotes, printable, cut if they are very long.
    static Sentence received(std::string_view octets);

    /// The same of a line below the request line: what goes on in it, or has no name, may be the
    /// rest of credentials, and is treated as such.
    static Sentence line(std::string_view octets);

    /// The same of credentials in whatever shape, of which a reader that sees none gets nothing.
    static Sentence credentials(std::string_view octets);

    /// The same of a name that a client gave itself, which may be a misplaced password.
    static Sentence user(std::string_view octets);

    /// A word of a command line: a target as a client sent it, and as a shell has to read it.
    static Sentence word(std::string_view target, std::string written);

    /// What gives away a secret of the proxy's own, and what the others read in its place.
    static Sentence secret(std::string words, std::string instead);

    Sentence& operator+=(const Sentence& more);
    bool empty() const;
    std::size_t heap() const;  ///< octets of memory behind it
    std::string text(const Reader& reader = {}) const;

    explicit operator std::string() const { return text(); }

    friend Sentence operator+(Sentence first, const Sentence& second) { return first += second; }

    friend bool operator==(const Sentence& sentence, std::string_view words) {
        return sentence.text() == words;
    }

private:
    enum class Kind { words, received, credentials, user, word, secret };

    struct Part {
        Kind kind;
        std::string octets;
        std::string instead = {};  ///< of a secret what others read, of a word how it is written
        std::size_t size = 0;      ///< of what was received, before a long one was cut
    };

    static Sentence of_octets(Kind kind, std::string_view octets);
    static std::string text(const Part& part, const Reader& reader);

    std::vector<Part> parts_;
};

std::ostream& operator<<(std::ostream& out, const Sentence& sentence);

}  // namespace proxy407::http
