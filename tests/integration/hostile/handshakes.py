#!/usr/bin/env python3
"""Clients that attack the handshakes of NTLM and Negotiate without knowing a password. Nobody gets in,
and the proxy still serves afterwards.

Each attack is a function of a proxy that serves SCENARIO.

usage: handshakes.py PROGRAM [unittest arguments]
"""
import base64
import os
import pathlib
import random
import struct
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support import ntlm  # noqa: E402
from support.client import Client, get  # noqa: E402
from support.proxy import Proxy  # noqa: E402

SCENARIO = "negotiate-or-ntlm"  # its account: user, pass
OURS = "a password of the client's choice"


class Handshake:
    """One connection, and one of the ways to speak NTLM on it."""

    def __init__(self, proxy, scheme, wrapped):
        self.client = Client(proxy)
        self.scheme = scheme
        self.wrapped = wrapped
        self.legs = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.client.__exit__()

    def send(self, message):
        """The status, and the token of the proxy's answer."""
        if self.wrapped:
            message = (ntlm.spnego_later if self.legs else ntlm.spnego_first)(message)
        self.legs += 1
        return self.send_token(message)

    def send_token(self, token):
        field = f"Proxy-Authorization: {self.scheme} ".encode() + base64.b64encode(token) + b"\r\n"
        self.client.send(get(field))
        status, fields, _ = self.client.response()
        offered = fields.get("proxy-authenticate", "")
        mark = self.scheme + " "
        token = base64.b64decode(offered.removeprefix(mark)) if offered.startswith(mark) else b""
        return status, token

    def begin(self):
        self.legs = 0
        status, token = self.send(ntlm.type1())
        refused(status)
        return ntlm.ntlm_in(token)


WAYS = (("NTLM", False), ("Negotiate", False), ("Negotiate", True))


def refused(status):
    if status not in (400, 407):
        raise AssertionError(f"the proxy let an attacker in, or broke: {status}")


def try_each_way(proxy, make_message):
    """A handshake of its own in each way; `make_message` is given the type 2."""
    for scheme, wrapped in WAYS:
        with Handshake(proxy, scheme, wrapped) as handshake:
            refused(handshake.send(make_message(handshake.begin()))[0])


def with_names(type2, domain, user, workstation="PC", flags=ntlm.UNICODE, account_domain=None):
    """A right answer, if the password of the account were ours. `account_domain` if it has another
    domain than the one that is sent."""
    in_domain = domain if account_domain is None else account_domain
    nt = ntlm.response(ntlm.challenge_in(type2), user, in_domain, ntlm.nt_hash(OURS))
    encoded = [name.encode("utf-16-le" if flags else "latin-1") for name in (domain, user, workstation)]
    return ntlm.type3(*encoded, nt=nt, flags=flags)


def account_lines():
    """Domains that were lines of a file with accounts, in several forms."""
    hashed = ntlm.nt_hash(OURS).hex()
    for end in ("\n", "\r\n", "\r", "\0", "\x0b", "\x85", "\u2028"):
        for line in (f"user:0:{'0' * 32}:{hashed}:U:", f"X:user:{OURS}", f":user:{OURS}"):
            yield f"Z{end}{line}{end}X"
    yield f":user:{OURS}:"
    yield f"X:user:{OURS}"


def attack_accounts_in_the_domain(proxy):
    for domain in account_lines():
        for flags in (ntlm.UNICODE, 0):
            if flags == 0 and not domain.isascii():
                continue
            for account_domain in (domain, "", "X"):
                try_each_way(proxy, lambda type2: with_names(
                    type2, domain, "user", flags=flags, account_domain=account_domain))


def attack_accounts_in_user_and_workstation(proxy):
    hashed = ntlm.nt_hash(OURS).hex()
    line = f"\nuser:0:{'0' * 32}:{hashed}:U:\n"
    for name in (f"user{line}", f"{line}user", "user:" + OURS, "user\0x", "user\r\n"):
        try_each_way(proxy, lambda type2: with_names(type2, "Z", name))
        try_each_way(proxy, lambda type2: with_names(type2, "Z", name, account_domain=""))
        try_each_way(proxy, lambda type2: with_names(type2, "Z", "user", workstation=name))


def attack_long_names(proxy):
    for size in (1, 15, 16, 104, 105, 255, 256, 509, 510, 511, 764, 1017, 1018, 1019, 4095, 8000):
        for flags in (0, ntlm.UNICODE):
            long = "A" * size
            try_each_way(proxy, lambda type2: with_names(type2, long, "user", flags=flags))
            try_each_way(proxy, lambda type2: with_names(type2, "Z", long, flags=flags))
            try_each_way(proxy, lambda type2: with_names(type2, "Z", "user", long, flags=flags))


def attack_longest_names(proxy):
    """As long as a field's length can say, which is as much as a head can hold."""
    for size in (20_000, 40_000):
        long = b"A" * size
        for names in ((long, b"user", b"PC"), (b"Z", long, b"PC"), (b"Z", b"user", long)):
            for scheme, wrapped in WAYS:
                with Handshake(proxy, scheme, wrapped) as handshake:
                    handshake.begin()
                    refused(handshake.send(ntlm.type3(*names, flags=0))[0])
    for size in (0xFFFE, 0xFFFF):  # and no octet is there
        for at in (12, 20, 28, 36, 44, 52):
            try_each_way(proxy, lambda type2: put(ordinary(type2), at, "<HH", size, size))


def ordinary(type2):
    return with_names(type2, "Z", "user")


def put(message, at, form, *values):
    octets = bytearray(message)
    struct.pack_into(form, octets, at, *values)
    return bytes(octets)


def attack_offsets(proxy):
    for at in (12, 20, 28, 36, 44, 52):
        for offset in (0, 1, 8, 60, 63, 64, 65, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF0, 0xFFFFFFFF):
            for size in (7, 8, 16, 24):
                try_each_way(proxy, lambda type2: put(ordinary(type2), at, "<HHI", size, size, offset))


def attack_truncated_tokens(proxy):
    for scheme, wrapped in WAYS:
        size = 0
        whole = b"?"
        while size < len(whole):
            with Handshake(proxy, scheme, wrapped) as handshake:
                whole = ordinary(handshake.begin())
                refused(handshake.send(whole[:size])[0])
            size += 1
    whole = ntlm.spnego_first(ntlm.type1())
    for size in range(len(whole)):
        with Handshake(proxy, "Negotiate", False) as handshake:
            refused(handshake.send_token(whole[:size])[0])


def attack_type_3_first(proxy):
    for scheme, wrapped in WAYS:
        with Handshake(proxy, scheme, wrapped) as handshake:
            guess = ntlm.type2_of_zeros()
            refused(handshake.send(ordinary(guess))[0])
            refused(handshake.send(ordinary(guess))[0])


def attack_by_replay(proxy):
    """Somebody was heard getting in: the message is of no use on another connection, or twice."""
    for scheme, wrapped in WAYS:
        with Handshake(proxy, scheme, wrapped) as honest:
            heard = ntlm.answer(honest.begin(), "user", "Z", "pass")
            if honest.send(heard)[0] != 200:
                raise AssertionError("the honest client was refused")
            refused(honest.send(heard)[0])
        with Handshake(proxy, scheme, wrapped) as other:
            refused(other.send(heard)[0])
        with Handshake(proxy, scheme, wrapped) as other:
            other.begin()
            refused(other.send(heard)[0])
            refused(other.send(heard)[0])


def attack_without_a_response(proxy):
    for user in (b"", ntlm.utf16("user")):
        for lm in (b"", b"\0", bytes(24)):
            for size in (0, 1, 8, 16, 23, 24, 25, 43, 44):
                try_each_way(
                    proxy, lambda type2: ntlm.type3(b"", user, b"", lm=lm, nt=bytes(size)))


def attack_second_chances(proxy):
    """More answers to one challenge, and a challenge that nobody gave."""
    for scheme, wrapped in WAYS:
        with Handshake(proxy, scheme, wrapped) as handshake:
            type2 = handshake.begin()
            refused(handshake.send(with_names(type2, "Z", "user"))[0])
            right = ntlm.answer(type2, "user", "Z", "pass")
            refused(handshake.send(right)[0])
            handshake.begin()
            refused(handshake.send(right)[0])


def attack_mixed_mechanisms(proxy):
    """One mechanism begins, another goes on."""
    kerberos = bytes.fromhex("6e") + bytes(100)
    for first in (kerberos, ntlm.spnego_first(kerberos), ntlm.spnego_first(b""), ntlm.type1(),
                  b"NTLMSSP", b"\x60", b"\xa1", ntlm.SIGNATURE, bytes(3),
                  # the mechanism of gss-ntlmssp without its message, by its name
                  ntlm.der(0x60, ntlm.NTLM_OID + b"\1\0" + bytes(60)),
                  ntlm.spnego_first(b"x" * 60),
                  ntlm.spnego_first(b"x" + ntlm.type1())):
        for later in (kerberos, ordinary(ntlm.type2_of_zeros()), ntlm.spnego_later(first),
                      ntlm.spnego_later(ordinary(ntlm.type2_of_zeros()))):
            with Handshake(proxy, "Negotiate", False) as handshake:
                refused(handshake.send_token(first)[0])
                refused(handshake.send_token(later)[0])


def attack_by_chance(proxy, rounds=150):
    chance = random.Random(407)
    for scheme, wrapped in WAYS:
        for _ in range(rounds):
            with Handshake(proxy, scheme, wrapped) as handshake:
                message = bytearray(ordinary(handshake.begin()))
                for _ in range(chance.randint(1, 6)):
                    message[chance.randrange(len(message))] = chance.randrange(256)
                refused(handshake.send(bytes(message))[0])
                token = bytearray(ntlm.spnego_first(ntlm.type1()))
                for _ in range(chance.randint(1, 4)):
                    token[chance.randrange(len(token))] = chance.randrange(256)
                refused(handshake.send_token(bytes(token))[0])


ATTACKS = [attack for name, attack in sorted(globals().items()) if name.startswith("attack_")]


def gets_through(proxy):
    """An honest client, in each way."""
    for scheme, wrapped in WAYS:
        with Handshake(proxy, scheme, wrapped) as handshake:
            status, _ = handshake.send(ntlm.answer(handshake.begin(), "user", "Z", "pass"))
            if status != 200:
                raise AssertionError(f"an honest client was refused: {proxy.last()}")


class NobodyGetsIn(unittest.TestCase):
    def test_by_any_attack(self):
        for attack in ATTACKS:
            with self.subTest(attack.__name__), Proxy(SCENARIO) as proxy:
                attack(proxy)
                gets_through(proxy)
                let_in = {e["user"] for e in proxy.exchanges() if e["verdict"] == "accepted"}
                self.assertEqual(let_in, {"user"})

    def test_what_is_found_is_said(self):
        with Proxy(SCENARIO) as proxy:
            try_each_way(proxy, lambda type2: with_names(type2, "Z\nuser:x", "user"))
            seen = [e for e in proxy.exchanges() if e["finding"] == "ntlm-unusable-name"]
            self.assertEqual(len(seen), len(WAYS))
            self.assertIn(r"domain `Z\nuser:x`", seen[0]["evidence"])

    def test_nothing_is_left_in_the_environment_or_in_files(self):
        temporary = pathlib.Path("/tmp")
        before = set(temporary.glob("proxy407-ntlm-*"))
        with Proxy(SCENARIO) as proxy:
            attack_without_a_response(proxy)
            gets_through(proxy)
            self.assertEqual(set(temporary.glob("proxy407-ntlm-*")), before)


if __name__ == "__main__":
    Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=sys.argv, verbosity=1)
