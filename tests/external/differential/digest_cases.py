"""Deviations of Digest credentials over the nonce that the proxy has just given."""
import base64

from case import ACCOUNTS, REALM, Case, field, md5

# digest_file_auth separates its columns by colons and Digest names travel in quotes: plain names.
PLAIN = [account for account in ACCOUNTS if account[1] and account[0].isalpha()]


def quote(octets):
    return b'"' + octets + b'"'


class Answer:
    """Credentials that are right for a request, to be changed one thing at a time.

    Values are as hashed; `written` holds how a parameter is written where that is not the usual way.
    """

    def __init__(self, request, account, random):
        self.user, self.password = account
        self.method = request.method
        self.hashed = {
            b"username": self.user, b"realm": REALM, b"nonce": request.nonce,
            b"uri": request.target, b"algorithm": b"MD5", b"qop": b"auth", b"nc": b"00000001",
            b"cnonce": random.randbytes(8).hex().encode(),
        }
        if request.opaque is not None:
            self.hashed[b"opaque"] = request.opaque
        self.written = {}
        self.more = {}
        self.hash_with_qop = True

    def response(self):
        get = self.hashed.get
        a1 = md5(get(b"username", self.user), get(b"realm", REALM), self.password)
        a2 = md5(self.method, get(b"uri", b""))
        middle = [get(b"nc", b""), get(b"cnonce", b""), get(b"qop", b"")] if self.hash_with_qop else []
        return md5(a1, get(b"nonce", b""), *middle, a2)

    def parameters(self):
        values = {**self.hashed, b"response": self.response()}
        bare = (b"algorithm", b"qop", b"nc")
        written = {name: value if name in bare else quote(value) for name, value in values.items()}
        written.update(self.written)
        written.update(self.more)
        return {name: value for name, value in written.items() if value is not None}

    def value(self, between=b", ", equals=b"=", scheme=b"Digest "):
        return scheme + between.join(n + equals + v for n, v in self.parameters().items())


def sets(name, value, written=None):
    """The parameter is sent, and hashed, with another value."""
    def change(answer, random):
        answer.hashed[name] = value(random) if callable(value) else value
        if written is not None:
            answer.written[name] = written
    return change


def sets_nc(count):
    return sets(b"nc", b"%08x" % count)


def writes(name, how):
    """The parameter is written in another way than the one that is hashed."""
    def change(answer, random):
        plain = answer.response() if name == b"response" else answer.hashed[name]
        answer.written[name] = how(plain)
    return change


def omits(*names):
    def change(answer, random):
        for name in names:
            answer.written[name] = None
    return change


def omits_and_hashes_without(answer, random):
    answer.hash_with_qop = False
    omits(b"qop", b"nc", b"cnonce")(answer, random)


def session(answer, random):
    answer.hashed[b"algorithm"] = b"MD5-sess"
    a1 = md5(md5(answer.user, REALM, answer.password), answer.hashed[b"nonce"],
             answer.hashed[b"cnonce"])
    h = answer.hashed
    answer.written[b"response"] = quote(md5(
        a1, h[b"nonce"], h[b"nc"], h[b"cnonce"], h[b"qop"], md5(answer.method, h[b"uri"])))


def adds(name, value):
    def change(answer, random):
        answer.more[name] = value(answer) if callable(value) else value
    return change


def other_password(answer, random):
    answer.password += b"x"


def hashed_user(answer, random):
    answer.written[b"username"] = quote(md5(answer.user, REALM))
    answer.more[b"userhash"] = b"true"


def extended_user(answer, random):
    answer.written[b"username"] = None
    answer.more[b"username*"] = b"UTF-8''" + answer.user


CHANGES = {
    "control": lambda answer, random: None,
    "wrong-password": other_password,
    "unknown-user": sets(b"username", b"nobody"),
    "empty-user": sets(b"username", b""),
    "other-realm": sets(b"realm", b"elsewhere"),
    "realm-in-other-case": sets(b"realm", REALM.upper()),
    "realm-empty": sets(b"realm", b""),
    "made-up-nonce": sets(b"nonce", lambda r: r.randbytes(16).hex().encode()),
    "empty-nonce": sets(b"nonce", b""),
    "opaque-changed": adds(b"opaque", b'"changed"'),
    "opaque-missing": lambda answer, random: answer.hashed.pop(b"opaque", None),
    "nc-zero": sets(b"nc", b"00000000"),
    "nc-short": sets(b"nc", lambda r: b"1".zfill(r.randint(1, 7))),
    "nc-long": sets(b"nc", lambda r: b"1".zfill(r.randint(9, 12))),
    "nc-no-hex": sets(b"nc", b"0000000g"),
    "nc-empty": sets(b"nc", b""),
    "nc-starts-higher": sets(b"nc", lambda r: b"%08x" % r.randint(2, 9)),
    "nc-in-upper-case": sets(b"nc", b"0000000A"),
    "nc-in-lower-case": sets(b"nc", b"0000000a"),
    "cnonce-empty": sets(b"cnonce", b""),
    "cnonce-long": sets(b"cnonce", lambda r: r.randbytes(200).hex().encode()),
    "cnonce-with-blanks-and-commas": sets(b"cnonce", b"a, b=c; d"),
    "qop-auth-int": sets(b"qop", b"auth-int"),
    "qop-in-upper-case": sets(b"qop", b"AUTH"),
    "qop-unknown": sets(b"qop", b"other"),
    "qop-list": sets(b"qop", b"auth,auth-int", quote(b"auth,auth-int")),
    "algorithm-sha-256": sets(b"algorithm", b"SHA-256"),
    "algorithm-in-lower-case": sets(b"algorithm", b"md5"),
    "algorithm-unknown": sets(b"algorithm", b"MD6"),
    "algorithm-empty": sets(b"algorithm", b'""'),
    "md5-sess": session,
    "uri-of-another-target": sets(b"uri", b"http://127.0.0.1:9/other"),
    "uri-as-path": sets(b"uri", b"/ip"),
    "uri-empty": sets(b"uri", b""),
    "uri-star": sets(b"uri", b"*"),
    "uri-with-fragment": lambda a, r: sets(b"uri", a.hashed[b"uri"] + b"#x")(a, r),
    "uri-host-only": lambda a, r: sets(b"uri", a.hashed[b"uri"].split(b"/")[-1])(a, r),
    "without-qop-nc-cnonce": omits_and_hashes_without,
    "user-hashed": hashed_user,
    "user-extended": extended_user,
    "user-plain-and-extended": adds(b"username*", lambda a: b"UTF-8''" + a.user),
    "unknown-parameter": adds(b"x-more", b'"1"'),
    "unknown-parameter-without-value": adds(b"x-more", b""),
    "unterminated-quote": adds(b"x-more", b'"1'),
    "quoted-qop": writes(b"qop", quote),
    "quoted-nc": writes(b"nc", quote),
    "quoted-algorithm": writes(b"algorithm", quote),
    "bare-username": writes(b"username", bytes),
    "bare-realm": writes(b"realm", bytes),
    "bare-cnonce": writes(b"cnonce", bytes),
    "bare-response": writes(b"response", bytes),
    "bare-uri": writes(b"uri", bytes),
    "escaped-username": writes(b"username", lambda v: quote(b"\\" + v)),
    "single-quotes": writes(b"username", lambda v: b"'" + v + b"'"),
    "response-in-upper-case": writes(b"response", lambda v: quote(v.upper())),
    "response-cut-short": writes(b"response", lambda v: quote(v[:-1])),
    "response-too-long": writes(b"response", lambda v: quote(v + b"0")),
    "response-no-hex": writes(b"response", lambda v: quote(b"g" + v[1:])),
    "response-empty": writes(b"response", lambda v: quote(b"")),
    "username-with-nul": writes(b"username", lambda v: quote(v + b"\0")),
    "username-long": sets(b"username", lambda r: b"u" * r.randint(2000, 4000)),
    **{f"no-{name}": omits(name.encode()) for name in (
        "username", "realm", "nonce", "uri", "response", "qop", "nc", "cnonce", "algorithm")},
}

# How the parameters are put together.
FORMS = {
    "scheme-in-mixed-case": lambda a: a.value(scheme=b"dIGEST "),
    "spaces-after-scheme": lambda a: a.value(scheme=b"Digest    "),
    "tab-after-scheme": lambda a: a.value(scheme=b"Digest\t"),
    "no-space-after-comma": lambda a: a.value(between=b","),
    "spaces-around-comma": lambda a: a.value(between=b"  ,  "),
    "tab-after-comma": lambda a: a.value(between=b",\t"),
    "space-before-equals": lambda a: a.value(equals=b" ="),
    "space-after-equals": lambda a: a.value(equals=b"= "),
    "empty-list-elements": lambda a: a.value(between=b", ,"),
    "comma-at-the-end": lambda a: a.value() + b",",
    "comma-at-the-front": lambda a: a.value(scheme=b"Digest , "),
    "semicolons": lambda a: a.value(between=b"; "),
    "blanks-for-commas": lambda a: a.value(between=b" "),
    "names-in-upper-case": lambda a: b"Digest " + b", ".join(
        n.upper() + b"=" + v for n, v in a.parameters().items()),
    "in-other-order": lambda a: b"Digest " + b", ".join(
        n + b"=" + v for n, v in reversed(a.parameters().items())),
    "response-twice-the-same": lambda a: a.value() + b', response="' + a.response() + b'"',
    "response-twice-right-first": lambda a: a.value() + b', response="' + b"0" * 32 + b'"',
    "response-twice-wrong-first": lambda a: a.value(
        scheme=b'Digest response="' + b"0" * 32 + b'", '),
    "username-twice": lambda a: a.value(scheme=b'Digest username="nobody", '),
    "token-before-parameters": lambda a: a.value(scheme=b"Digest abc, "),
    "token-after-parameters": lambda a: a.value() + b", abc",
    "folded-after-comma": lambda a: a.value(between=b",\r\n "),
    "tail-after-quote": lambda a: a.value() + b"x",
    "basic-instead": lambda a: b"Basic " + base64.b64encode(a.user + b":" + a.password),
    "token-instead": lambda a: b"Digest " + base64.b64encode(a.user + b":" + a.password),
    "scheme-alone": lambda a: b"Digest",
    "scheme-missing": lambda a: a.value(scheme=b""),
    "scheme-with-more-letters": lambda a: a.value(scheme=b"Digests "),
    "other-scheme": lambda a: a.value(scheme=b"Digger "),
}

FIELDS = {
    "two-fields-the-same": lambda a: field(a.value()) * 2,
    "two-fields-basic-first": lambda a: field(b"Basic eDp5") + field(a.value()),
    "two-fields-basic-last": lambda a: field(a.value()) + field(b"Basic eDp5"),
    "in-authorization": lambda a: field(a.value(), b"Authorization"),
    "name-in-upper-case": lambda a: field(a.value(), b"PROXY-AUTHORIZATION"),
    "space-before-colon": lambda a: field(a.value(), b"Proxy-Authorization "),
}


def cases(random, samples=2):
    def builder(account, shape, change):
        seed = random.randrange(1 << 32)

        def build(request):
            draw = type(random)(seed)
            answer = Answer(request, account, draw)
            change(answer, draw)
            return request.octets(shape(answer))
        return build

    def case(name, shape=lambda a: field(a.value()), change=CHANGES["control"], account=None,
             before=()):
        account = account or random.choice(PLAIN)
        earlier = [builder(account, shape, one) for one in before]
        return Case("digest", name, builder(account, shape, change), earlier)
    for _ in range(samples):
        for name, change in CHANGES.items():
            yield case(name, change=change)
        for name, shape in FORMS.items():
            yield case(name, lambda answer, shape=shape: field(shape(answer)))
        for name, shape in FIELDS.items():
            yield case(name, shape)
        yield case("nc-repeated", before=[CHANGES["control"]])
        yield case("nc-repeated-twice", before=[CHANGES["control"], CHANGES["control"]])
        yield case("nc-lower", before=[sets_nc(9)])
        yield case("nc-after-a-lower-one", change=sets_nc(2), before=[sets_nc(9), sets_nc(1)])
        yield case("user-beyond-ascii", account=("Jäsøn Doe".encode(), b"pw"))
