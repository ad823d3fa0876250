// site: the pages for the public, and the small file of a client from which they are made.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::site {

/// What an answer is for somebody who chooses a client.
enum class Tone {
    good,
    partly,
    bad,
    neutral,  ///< it depends on what one needs
    none,     ///< not asked
};

/// To one of questions().
struct Answer {
    std::string question;  ///< its id
    std::string text;      ///< "yes", "no", "partly", "38/40", "withheld", "not asked" ...
    Tone tone = Tone::none;
    std::string why;  ///< the reason, or how it is by which channel; "" where it says all
};

/// Lines that call the client, as they were run.
struct Example {
    std::string channel;  ///< "": the same lines serve every channel
    std::string file;     ///< from the folder of the clients: "curl/client.json"
    std::string code;
};

/// The special characters that one channel to one kind of target was asked.
struct Special {
    std::string channel;
    std::string target;
    bool has_charset = true;  ///< the proxy announced UTF-8
    std::size_t asked = 0;
    std::map<std::string, std::string> wrong = {};  ///< the pair, and what was found of it
};

/// Where something was seen.
struct Place {
    std::string channel;
    std::string target;
    bool on_the_way = false;  ///< in cases that are about something else
    std::size_t cases = 0;
    std::vector<std::string> scenarios = {};  ///< the first of them
};

/// What is to be fixed once: a cause, in words that may be published.
struct Problem {
    std::string verdict;  ///< "FAIL"
    std::string level;    ///< "MUST", "SHOULD", "practice", "choice"; "" for a crash
    bool leak = false;
    bool failure = false;  ///< counts as a failure of the client
    std::vector<std::string> findings;
    std::string sentence;
    std::string reason;  ///< "" where nobody has looked why
    std::string link;
    std::vector<std::string> requirements;
    std::string fix;                 ///< what to do; "" where nothing is known
    std::vector<std::string> tried;  ///< ways around that the run has tried, a sentence each
    std::vector<Place> where;
    std::string command;  ///< that shows it again
    std::string bytes;    ///< the exchange that proves it
};

/// What was not asked, and why.
struct LeftOut {
    std::string why;
    std::size_t cases = 0;
};

/// What is published of one client in one version: docs/results/CLIENT.json.
struct Entry {
    std::string name;  ///< of its folder
    std::string title;
    std::string language;
    std::string homepage;
    std::vector<std::string> documentation;
    std::string version;
    std::string runtime;
    std::string began;  ///< RFC 3339, UTC
    std::string suite;
    std::string machine;  ///< "Linux x86_64"
    std::size_t asked = 0;
    std::size_t conform = 0;
    std::size_t withheld = 0;  ///< leaks without a public reference
    std::vector<Answer> answers;
    std::vector<Example> examples;
    std::vector<Special> special;
    std::vector<Problem> problems;
    std::vector<LeftOut> left_out;
};

/// "curl 7.88.1"; the name alone where the version is not known.
std::string label(const Entry& entry);

/// Of its title, for a heading.
std::string title(const Entry& entry);

/// Failures, those that are withheld among them.
std::size_t failures(const Entry& entry);

/// Leaks, those that are withheld among them.
std::size_t leaks(const Entry& entry);

/// Null when the file is of a suite that had no such question.
const Answer* find_answer(const Entry& entry, std::string_view question);

}  // namespace proxy407::site
