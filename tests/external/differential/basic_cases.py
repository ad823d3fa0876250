"""Deviations of Basic credentials, each drawn several times: which account, how much of it."""
import base64

from case import ACCOUNTS, Case, field

WITH_PASSWORD = [account for account in ACCOUNTS if account[1]]
# Times a word is repeated; its pair stays below the 8 KiB of Squid (see "pair-above-8-kibibytes").
LENGTHS = (100, 200)
CONTROLS = [c for c in range(1, 32) if not 9 <= c <= 13]  # tab to carriage return are blanks to C


def token(user, password):
    return base64.b64encode(user + b":" + password)


def ending_in(padding):
    """Accounts whose base64 has so many "="."""
    return [a for a in WITH_PASSWORD if token(*a).count(b"=") == padding]


def inserted(random, octets, piece):
    at = random.randrange(1, len(octets))
    return octets[:at] + piece + octets[at:]


def other_case(octets):
    return octets.swapcase()


# One word (or a few) after the scheme, from a random account. The key is the case's name.
TOKENS = {
    "control": lambda r, t: b"Basic " + t,
    "scheme-in-mixed-case": lambda r, t: bytes(r.choice((c, c ^ 32)) for c in b"Basic") + b" " + t,
    "spaces-after-scheme": lambda r, t: b"Basic" + b" " * r.randint(2, 9) + t,
    "tab-after-scheme": lambda r, t: b"Basic" + b"\t" * r.randint(1, 3) + t,
    "space-and-tab-after-scheme": lambda r, t: b"Basic \t" + t,
    "whitespace-before-value": lambda r, t: bytes(r.choices(b" \t", k=4)) + b"Basic " + t,
    "whitespace-after-value": lambda r, t: b"Basic " + t + bytes(r.choices(b" \t", k=4)),
    "space-in-token": lambda r, t: b"Basic " + inserted(r, t, b" "),
    "tab-in-token": lambda r, t: b"Basic " + inserted(r, t, b"\t"),
    "quoted-token": lambda r, t: b'Basic "' + t + b'"',
    "comma-after-token": lambda r, t: b"Basic " + t + b",",
    "comma-before-token": lambda r, t: b"Basic ," + t,
    "semicolon-after-token": lambda r, t: b"Basic " + t + b";",
    "parameter-after-token": lambda r, t: b"Basic " + t + b", realm=proxy407",
    "word-after-token": lambda r, t: b"Basic " + t + b" " + t,
    "merged-in-one-line": lambda r, t: b"Basic " + t + b", Basic " + t,
    "scheme-missing": lambda r, t: t,
    "scheme-without-space": lambda r, t: b"Basic" + t,
    "colon-after-scheme": lambda r, t: b"Basic: " + t,
    "equals-after-scheme": lambda r, t: b"Basic=" + t,
    "other-scheme": lambda r, t: r.choice((b"Bearer ", b"Token ", b"Basi ", b"XBasic ")) + t,
    "scheme-with-more-letters": lambda r, t: b"Basic" + r.choice((b"s ", b"Auth ", b"-x ")) + t,
    "in-single-quotes": lambda r, t: b"Basic '" + t + b"'",
    "control-octet-in-token": lambda r, t: b"Basic " + inserted(r, t, bytes([r.choice(CONTROLS)])),
    "vertical-tab-or-form-feed-in-token": lambda r, t: b"Basic " + inserted(
        r, t, r.choice((b"\v", b"\f"))),
    "delete-octet-in-token": lambda r, t: b"Basic " + inserted(r, t, b"\x7f"),
    "nul-in-token": lambda r, t: b"Basic " + inserted(r, t, b"\0"),
    "obs-text-in-token": lambda r, t: b"Basic " + inserted(r, t, bytes([r.randrange(128, 256)])),
    "punctuation-in-token": lambda r, t: b"Basic " + inserted(r, t, bytes([r.choice(b"!*#@$")])),
    "bare-cr-in-token": lambda r, t: b"Basic " + inserted(r, t, b"\r"),
    "folded-after-scheme": lambda r, t: b"Basic\r\n" + r.choice((b" ", b"\t")) + t,
    "folded-before-value": lambda r, t: b"\r\n" + r.choice((b" ", b"\t")) + b"Basic " + t,
    "folded-in-token": lambda r, t: b"Basic " + inserted(r, t, b"\r\n "),
    "encoded-twice": lambda r, t: b"Basic " + base64.b64encode(t),
    "too-much-padding": lambda r, t: b"Basic " + t + b"=" * r.randint(1, 4),
    "padding-in-the-middle": lambda r, t: b"Basic " + t[:4] + b"=" + t[4:],
    "hexadecimal": lambda r, t: b"Basic " + base64.b64decode(t).hex().encode(),
    "not-encoded": lambda r, t: b"Basic " + base64.b64decode(t),
}

# What is encoded, from a random account with a password.
PAIRS = {
    "wrong-password": lambda r, u, p: u + b":" + p[::-1] + b"x",
    "password-cut-short": lambda r, u, p: u + b":" + p[:-1],
    "password-too-long": lambda r, u, p: u + b":" + p + b"x",
    "password-in-other-case": lambda r, u, p: u + b":" + b"X" + other_case(p),
    "empty-password": lambda r, u, p: u + b":",
    "user-alone": lambda r, u, p: u,
    "empty-user": lambda r, u, p: b":" + p,
    "unknown-user": lambda r, u, p: b"no" + u + b":" + p,
    "user-in-other-case": lambda r, u, p: other_case(u) + b":" + p,
    "colon-at-both-ends": lambda r, u, p: b":" + u + b":" + p,
    "space-before-user": lambda r, u, p: b" " + u + b":" + p,
    "space-before-password": lambda r, u, p: u + b": " + p,
    "space-after-password": lambda r, u, p: u + b":" + p + b" ",
    "newline-after-password": lambda r, u, p: u + b":" + p + r.choice((b"\n", b"\r\n")),
    "nul-after-password": lambda r, u, p: u + b":" + p + b"\0",
    "nul-and-more-after-password": lambda r, u, p: u + b":" + p + b"\0more",
    "control-in-password": lambda r, u, p: u + b":" + p + bytes([r.choice(CONTROLS)]),
    "percent-encoded": lambda r, u, p: b"".join(b"%%%02X" % c for c in u) + b":" + p,
    "percent-encoded-colon": lambda r, u, p: u + b"%3A" + p,
    "mark-before-user": lambda r, u, p: b"\xef\xbb\xbf" + u + b":" + p,
    "double-encoded-text": lambda r, u, p: (u + b":" + p + b"\xe9").decode("latin-1").encode(),
    "long-user": lambda r, u, p: u * r.randint(*LENGTHS) + b":" + p,
    "long-password": lambda r, u, p: u + b":" + p * r.randint(*LENGTHS),
}


def _fixed():
    """Cases with nothing to draw."""
    good, wrong = (field(b"Basic " + token(b"user", word)) for word in (b"pass", b"other"))
    yield "empty-value", field(b"")
    yield "blank-value", field(b" \t ")
    yield "scheme-alone", field(b"Basic")
    yield "padding-alone", field(b"Basic ====")
    yield "colon-alone-encoded", field(b"Basic " + token(b"", b""))
    yield "two-fields-the-same", good + good
    yield "two-fields-right-first", good + wrong
    yield "two-fields-wrong-first", wrong + good
    yield "two-fields-empty-first", field(b"") + good
    yield "two-fields-other-scheme-first", field(b"Bearer x") + good
    yield "two-fields-other-scheme-last", good + field(b"Bearer x")
    yield "two-fields-apart", good + b"Accept: */*\r\n" + good
    yield "digest-instead", field(b'Digest username="user", realm="proxy407"')
    yield "in-authorization", good.replace(b"Proxy-", b"")
    yield "with-authorization-beside", good + b"Authorization: Basic eDp5\r\n"
    yield "latin1", field(b"Basic " + token(b"test", b"123\xa3"))
    yield "latin1-user", field(b"Basic " + token(b"J\xe4s\xf8n Doe", b"pw"))
    yield "colon-in-password", field(b"Basic " + token(b"colon", b"p:a:ss"))
    yield "empty-password-of-the-account", field(b"Basic " + token(b"empty", b""))
    yield "token-url-safe", field(b"Basic " + token(b"u", b"~~~???>>>").translate(
        bytes.maketrans(b"+/", b"-_")))
    yield "pad-bits-not-zero", field(b"Basic QWxhZGRpbjpvcGVuIHNlc2FtZR==")
    yield "named-in-connection", good + b"Connection: Proxy-Authorization\r\n"
    yield "pair-above-8-kibibytes", field(b"Basic " + token(b"user", b"p" * 9000))
    yield "kibibytes-64", field(b"Basic " + b"A" * 65536)
    yield "kibibytes-16", field(b"Basic " + b"A" * 16384)


NAMES = {
    "name-in-mixed-case": lambda r, n: bytes(r.choice((c, c ^ 32)) if chr(c).isalpha() else c
                                             for c in n) + b": ",
    "no-space-after-colon": lambda r, n: n + b":",
    "space-before-colon": lambda r, n: n + b" : ",
    "tab-before-colon": lambda r, n: n + b"\t: ",
    "space-before-name": lambda r, n: b" " + n + b": ",
    "underscore-in-name": lambda r, n: n.replace(b"-", b"_") + b": ",
    "no-colon": lambda r, n: n + b" ",
    "nul-in-name": lambda r, n: n + b"\0: ",
    "delimiter-in-name": lambda r, n: n + bytes([r.choice(b"@,;/[]")]) + b": ",
}


def cases(random, samples=4):
    def case(name, fields, version=b"1.1"):
        return Case("basic", name, lambda request: request.octets(fields, version))
    for name, fields in _fixed():
        yield case(name, fields)
    for _ in range(samples):
        for name, build in TOKENS.items():
            yield case(name, field(build(random, token(*random.choice(WITH_PASSWORD)))))
        for name, build in PAIRS.items():
            pair = build(random, *random.choice(WITH_PASSWORD))
            yield case(name, field(b"Basic " + base64.b64encode(pair)))
        for name, build in NAMES.items():
            value = b"Basic " + token(*random.choice(WITH_PASSWORD))
            yield case(name, build(random, b"Proxy-Authorization") + value + b"\r\n")
        good = b"Basic " + token(*random.choice(WITH_PASSWORD))
        yield case("http-1-0", field(good), b"1.0")
        yield case("bare-lf-after-value", b"Proxy-Authorization: " + good + b"\n")
        for padding in (1, 2):
            word = token(*random.choice(ending_in(padding)))
            yield case(f"padding-short-by-{padding}", field(b"Basic " + word.rstrip(b"=")))
        half = token(*random.choice(ending_in(2)))[:-1]
        yield case("padding-short-by-1-of-2", field(b"Basic " + half))
