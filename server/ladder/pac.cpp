#include "ladder/pac.hpp"

#include "ladder/request.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>

namespace proxy407::ladder {
namespace {

constexpr std::string_view utf8_mark = "\xef\xbb\xbf";

bool is_pac_type(std::string_view type) {
    constexpr std::array known = {
        "application/x-ns-proxy-autoconfig", "application/x-javascript-config"};
    const auto bare = text::to_lower(text::trim(type.substr(0, type.find(';'))));
    return std::ranges::find(known, bare) != known.end();
}

/// The status line and the type of the response; "" of a file.
std::string shown_response(const PacFile& file) {
    return file.response ? shown(*file.response, {"Server", "Content-Type", "Location"}) : "";
}

http::Sentence named(const PacFile& file) {
    return "The PAC file " + file.where;
}

Conclusion not_found(const PacFile& file) {
    if (!file.response)
        return conclude(
            "pac-not-found",
            named(file) + " can't be had: " + file.trouble + ".",
            "",
            "Check its path or URL, and the network. A client that does not find it goes to "
            "targets without a proxy."
        );
    const bool leads_on = file.response->status / 100 == 3;
    return conclude(
        "pac-not-found",
        named(file) + " is not there: its server answers " + status_line(*file.response) + ".",
        shown_response(file),
        leads_on ? "Give the URL that Location names."
                 : "Check the URL. A client that does not find the file goes to targets without a "
                   "proxy."
    );
}

std::string_view without_blanks_before(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    return begin == text.npos ? std::string_view() : text.substr(begin);
}

bool is_utf16(std::string_view text) {
    return text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff");
}

Conclusion of_syntax(const PacFile& file, std::string_view error) {
    return conclude(
        "pac-syntax-error",
        named(file) + " is not valid JavaScript: " + http::Sentence::received(error) + ".",
        "",
        "Correct the line that the number names. What is read here is ECMAScript 5: a browser may "
        "know newer words (let, const, =>), and not all clients do."
    );
}

Conclusion endless(const PacFile& file, const PacResult& result) {
    const auto why = [&]() -> std::string {
        switch (result.what) {
            case PacResult::What::lookup:
                return "waits for the name server, which does not answer for " + result.words;
            case PacResult::What::memory: return "takes more than 64 MiB of memory";
            default: return "does not come to an end";
        }
    }();
    return conclude(
        "pac-endless",
        "FindProxyForURL of " + file.where + " " + why + ".",
        "",
        result.what == PacResult::What::lookup
            ? "Compare names (dnsDomainIs, shExpMatch) before addresses (isInNet, dnsResolve): "
              "every client waits for each lookup."
            : "Look for a loop that does not end. Clients give the file up, or hang with it."
    );
}

Conclusion no_text(const PacFile& file, const PacResult& result, const std::string& url) {
    return conclude(
        "pac-no-string",
        "FindProxyForURL of " + file.where + " returns " + result.words + " for " + url +
            ", and no string.",
        "",
        "Return a string on every way through the function: \"PROXY HOST:PORT\" or \"DIRECT\". "
        "Clients go to the target without a proxy, or fail."
    );
}

/// What is wrong where the function gave no string.
Conclusion of_failure(const PacFile& file, const PacResult& result, const std::string& url) {
    switch (result.what) {
        case PacResult::What::syntax: return of_syntax(file, result.words);
        case PacResult::What::no_function:
            return conclude(
                "pac-no-function",
                named(file) + " defines no function FindProxyForURL.",
                "",
                "Define function FindProxyForURL(url, host), spelt like that."
            );
        case PacResult::What::throws:
            return conclude(
                "pac-throws",
                named(file) + " fails for " + url + ": " + http::Sentence::received(result.words) +
                    ".",
                "",
                "Correct the line that the number names. Clients go to the target without a proxy, "
                "or fail."
            );
        case PacResult::What::ended:
            return conclude(
                "pac-throws",
                "The process that evaluates " + file.where + " was ended: " + result.words + ".",
                "",
                "Look for very deep recursion or a very long regular expression."
            );
        case PacResult::What::no_engine:
            return conclude(
                "pac-not-evaluated",
                "Nothing on this machine evaluates a PAC file: " + result.words + ".",
                "",
                "Install MuJS: apt-get install libmujs2 (Debian, Ubuntu). Or give the URL of the "
                "proxy that the file names."
            );
        case PacResult::What::no_text: return no_text(file, result, url);
        default: return endless(file, result);
    }
}

/// One of the places that the result names, split by semicolons.
struct Alternative {
    std::string word;   ///< "PROXY", in capitals
    std::string place;  ///< "" of DIRECT
};

std::vector<Alternative> alternatives_of(std::string_view result) {
    std::vector<Alternative> alternatives;
    while (!result.empty()) {
        const auto end = result.find(';');
        const auto one = text::trim(result.substr(0, end));
        result.remove_prefix(end == result.npos ? result.size() : end + 1);
        if (one.empty()) continue;
        const auto blank = one.find_first_of(" \t");
        auto word = std::string(one.substr(0, blank));
        std::ranges::transform(word, word.begin(), [](unsigned char c) {
            return static_cast<char>(std::toupper(c));
        });
        alternatives.push_back(
            {word, blank == one.npos ? "" : std::string(text::trim(one.substr(blank)))}
        );
    }
    return alternatives;
}

bool is_http(const Alternative& alternative) {
    return alternative.word == "PROXY" || alternative.word == "HTTP" || alternative.word == "HTTPS";
}

bool is_socks(const Alternative& alternative) {
    return alternative.word == "SOCKS" || alternative.word == "SOCKS4" ||
           alternative.word == "SOCKS5";
}

/// What a result came from, and what it is.
struct Returned {
    const PacFile& file;
    const std::string& text;
    const std::string& url;

    std::string bytes() const {
        return "FindProxyForURL(\"" + url + "\") = " + text::printable(text);
    }
};

Conclusion direct(const Returned& returned) {
    return conclude(
        "pac-direct",
        "The PAC file " + returned.file.where + " says DIRECT for " + returned.url +
            ": clients ask no proxy for it.",
        returned.bytes(),
        "If the target needs the proxy, change the condition that leads to DIRECT. Another "
        "--target may have another way."
    );
}

Conclusion garbage(const Returned& returned, const std::string& why) {
    return conclude(
        "pac-no-string",
        "The PAC file " + returned.file.where + " returns what no client understands: " + why + ".",
        returned.bytes(),
        "Return \"PROXY HOST:PORT\", \"HTTPS HOST:PORT\" for a proxy that speaks TLS, or "
        "\"DIRECT\", with semicolons between several. A URL is none of them."
    );
}

Conclusion socks_alone(const Returned& returned) {
    return conclude(
        "pac-socks",
        "The PAC file " + returned.file.where +
            " names a SOCKS proxy, which speaks no HTTP and sends no 407.",
        returned.bytes(),
        "Where the same proxy speaks HTTP, too, return \"PROXY HOST:PORT\" with its port for HTTP."
    );
}

std::variant<ProxyUrl, Conclusion> read_alternative(
    const Returned& returned, const Alternative& alternative
) {
    ProxyUrl proxy;
    proxy.tls = alternative.word == "HTTPS";
    auto place = http::parse_place(alternative.place);
    if (auto* right = std::get_if<http::Authority>(&place)) {
        proxy.place = std::move(*right);
        return proxy;
    }
    const auto& why = std::get<std::string>(place);
    if (why != "the port is missing") return garbage(returned, why);
    return conclude(
        "pac-no-port",
        "The PAC file " + returned.file.where + " names the proxy " + alternative.place +
            " without its port: clients take " + (proxy.tls ? "443" : "80") + ", or refuse it.",
        returned.bytes(),
        "Write the port: " + alternative.word + " " + alternative.place + ":3128."
    );
}

void add_remarks(const Returned& returned, std::size_t proxies, PacChoice& choice) {
    const auto& file = returned.file;
    if (file.response) {
        const auto type = file.response->first("Content-Type");
        if (!type || !is_pac_type(*type))
            choice.says.push_back(
                "Its server calls it " +
                (type ? http::Sentence::received(*type) : http::Sentence("nothing")) +
                ": some clients take application/x-ns-proxy-autoconfig alone."
            );
    }
    if (!file.distrust.empty())
        choice.says.emplace_back(
            "This machine does not trust its server's certificate (" + file.distrust +
            "): clients may refuse the file."
        );
    if (proxies > 1)
        choice.says.emplace_back(
            "It names " + std::to_string(proxies) +
            " proxies. The first is asked here; clients ask the next one where it is away, and "
            "not where it refuses."
        );
}

}  // namespace

PacArguments pac_arguments(const Target& target) {
    auto shown = target;
    if (shown.tls) shown.path = "/";
    return {to_url(shown), target.place.host};
}

std::optional<Conclusion> mistake_in(const PacFile& file) {
    if (!file.trouble.empty()) return not_found(file);
    if (file.response && file.response->status != 200) return not_found(file);
    if (file.is_cut)
        return conclude(
            "pac-too-large",
            named(file) + " has more than 1 MiB.",
            shown_response(file),
            "Make it smaller: some clients refuse such a file. Check that it is the file, and "
            "no archive or log."
        );
    const auto text = without_blanks_before(program_of(file));
    if (text.empty())
        return conclude(
            "pac-empty",
            named(file) + " is empty.",
            shown_response(file),
            "Write a function FindProxyForURL(url, host) into it. Clients go to targets without a "
            "proxy."
        );
    if (text.starts_with('<'))
        return conclude(
            "pac-is-page",
            named(file) + " is a page of HTML.",
            shown_response(file) + (file.response ? "\n\n" : "") +
                text::printable(text.substr(0, text.substr(0, 120).find('\n'))),
            "Open the URL in a browser: it may ask you to sign in, or the server answers by a page "
            "where the file is missing."
        );
    if (is_utf16(text)) return of_syntax(file, "it is written in UTF-16, and clients read UTF-8");
    if (text.find('\0') != text.npos) return of_syntax(file, "it holds a NUL byte");
    return std::nullopt;
}

std::string_view program_of(const PacFile& file) {
    std::string_view text = file.text;
    if (text.starts_with(utf8_mark)) text.remove_prefix(utf8_mark.size());
    return text;
}

std::variant<PacChoice, Conclusion> proxy_of(
    const PacFile& file, const PacResult& result, const Target& target
) {
    const auto url = pac_arguments(target).url;
    if (result.what != PacResult::What::text) return of_failure(file, result, url);
    const Returned returned{file, result.words, url};
    const auto alternatives = alternatives_of(result.words);
    if (alternatives.empty()) return garbage(returned, "an empty string");
    const auto& first = alternatives.front();
    if (first.word == "DIRECT") return direct(returned);
    if (!is_http(first) && !is_socks(first))
        return garbage(returned, "it begins with " + text::printable(first.word.substr(0, 60)));
    const auto asked = std::ranges::find_if(alternatives, is_http);
    if (asked == alternatives.end()) return socks_alone(returned);
    auto read = read_alternative(returned, *asked);
    if (auto* wrong = std::get_if<Conclusion>(&read)) return std::move(*wrong);
    PacChoice choice{std::get<ProxyUrl>(std::move(read)), {}};
    choice.says.push_back(
        named(file) + " returns " + http::Sentence::received(result.words) + " for " + url + "."
    );
    if (target.is_made_up)
        choice.says.emplace_back("Another target may have another proxy: give it by --target.");
    if (is_socks(first))
        choice.says.emplace_back(
            "The first one is a SOCKS proxy, which sends no 407: the one after it is asked."
        );
    add_remarks(
        returned, static_cast<std::size_t>(std::ranges::count_if(alternatives, is_http)), choice
    );
    return choice;
}

}  // namespace proxy407::ladder
