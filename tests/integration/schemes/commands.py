#!/usr/bin/env python3
"""Every command that is printed is proven by running it: real curl, each scheme, http and https.

User and password are drawn at random over all of the hard characters: the seed is printed and can be
given. Where no command is printed the fix says why.

usage: commands.py PROGRAM [--seed N] [--accounts N] [unittest arguments]
"""
import argparse
import base64
import pathlib
import random
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.client import Client, connect, get  # noqa: E402
from support.proxy import Proxy, clean_environment  # noqa: E402

HARD = list(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~") + [
    "%41", "%2540", "%zz", "%", "$HOME", "`id`", "\\n", "''", "--", "é", "ß", "€", "\u00a0",
    "\u3000", "\u200b", "e\u0301", "\u0301", "😀", "\t", "\x7f"]
PLAIN = list("abcXYZ0189")

SCHEMES = {
    "basic": [{"scheme": "basic"}],
    "digest": [{"scheme": "digest"}],
    "digest-md5": [{"scheme": "digest", "algorithm": "MD5"}],
    "digest-sha-256": [{"scheme": "digest", "algorithm": "SHA-256"}],
    "ntlm": [{"scheme": "ntlm"}],
    "ntlm-or-basic": [{"scheme": "ntlm"}, {"scheme": "basic"}],
}
TOKENS = [[{"scheme": "bearer", "tokens": ["mF_9.B5f-4.1JqM=="]}],
          [{"scheme": "token", "name": "ApiKey", "value": "a~b+c/d=="}]]
REASON = "No command of curl gets through here: "


def scenario(schemes, user="user", password="pass"):
    account = {"user": user, "password": password}
    return {"id": "commands", "title": "Commands", "story": "For a test.", "family": "basic",
            "links": ["C-407-14"], "client": account, "users": [account],
            "proxy": {"authentication": schemes}, "expect": [{"check": "authenticated"}]}


class Commands(unittest.TestCase):
    seed = 407
    accounts = 14

    def drawn(self, name):
        draw = random.Random(f"{self.seed} {name}")
        words = [["%41"], ["a", "%2540", "b"], ["100", "%"], ["é"], ["'"], ["\u3000"]]
        for i in range(self.accounts):
            length = draw.randint(1, 10)
            word = words[i] if i < len(words) else [
                draw.choice(HARD if draw.random() < 0.6 else PLAIN) for _ in range(length)]
            hard = [c for c in HARD if c not in (":", "\t", "\x7f")]  # no scenario takes these
            user = "user" if draw.random() < 0.6 else "u" + draw.choice(hard) + draw.choice(hard)
            password = "".join(word)
            if name.startswith("ntlm"):  # no scenario takes control characters for it
                password = password.replace("\t", "").replace("\x7f", "")
            yield user, password

    def told(self, proxy):
        """Command and fix for requests without, and with wrong, credentials."""
        wrong = base64.b64encode(b"nobody:nothing")
        for field in (b"", b"Proxy-Authorization: Basic " + wrong + b"\r\n",
                      b"Proxy-Authorization: Basic " + wrong + b"\r\n x\r\n"):
            for head in (get(field), connect(field)):
                with Client(proxy) as client:
                    client.send(head)
                    client.response()
        return [(e["command"], e["fix"]) for e in proxy.exchanges()]

    def assert_works(self, command, account):
        done = subprocess.run(
            ["sh", "-c", command + " -sS -o /dev/null --fail -m 20"], capture_output=True,
            text=True, timeout=30, check=False, env=clean_environment())
        self.assertEqual(done.returncode, 0,
                         f"seed {self.seed}, {account!r}: {command!r}\n{done.stderr}")

    def test_commands_for_accounts_that_are_drawn(self):
        for name, schemes in SCHEMES.items():
            for account in self.drawn(name):
                with Proxy(scenario(schemes, *account)) as proxy:
                    for command, fix in set(self.told(proxy)):
                        with self.subTest(scheme=name, account=account, command=command):
                            if command:
                                self.assert_works(command, account)
                            else:
                                self.assertIn(REASON, fix)

    def test_commands_with_a_token(self):
        for schemes in TOKENS:
            with Proxy(scenario(schemes)) as proxy:
                for command, _ in set(self.told(proxy)):
                    with self.subTest(command):
                        self.assert_works(command, "token")

    def test_only_what_curl_can_not_do_has_no_command(self):
        for name, account, reason in (
                ("basic", ("user", "\t"), "control"),
                ("ntlm", ("user", "é"), "ASCII"), ("digest", ("user", "%41\t"), "every round")):
            with self.subTest(name, account=account), Proxy(
                    scenario(SCHEMES[name], *account)) as proxy:
                for command, fix in self.told(proxy):
                    self.assertIsNone(command)
                    self.assertIn(reason, fix)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=Commands.seed)
    parser.add_argument("--accounts", type=int, default=Commands.accounts)
    given, rest = parser.parse_known_args()
    Proxy.program, Commands.seed, Commands.accounts = given.program, given.seed, given.accounts
    print(f"seed {given.seed}, {given.accounts} accounts for each scheme")
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
