#!/usr/bin/env python3
"""`diagnose --pac`: the functions of PAC files, what is wrong with a file, and files that mean ill.

usage: pac.py PROGRAM [unittest arguments]; exit code 77 where MuJS is not installed
"""
import ctypes
import json
import os
import sys
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", ".."))
from support.client import Listener  # noqa: E402
from support.program import InFolder, Program  # noqa: E402

program = Program(sys.argv.pop(1))

TRUE = """
isPlainHostName("www")
!isPlainHostName("www.a.test")
dnsDomainIs("www.a.test", ".a.test")
!dnsDomainIs("www.b.test", ".a.test")
!dnsDomainIs("test", ".a.test")
localHostOrDomainIs("www", "www.a.test")
localHostOrDomainIs("www.a.test", "www.a.test")
!localHostOrDomainIs("www.b.test", "www.a.test")
isResolvable("localhost")
!isResolvable("nobody.invalid")
dnsResolve("nobody.invalid") === null
dnsResolve("127.0.0.1") === "127.0.0.1"
isInNet("10.1.2.3", "10.0.0.0", "255.0.0.0")
!isInNet("11.1.2.3", "10.0.0.0", "255.0.0.0")
isInNet("localhost", "127.0.0.0", "255.0.0.0")
!isInNet("nobody.invalid", "0.0.0.0", "0.0.0.0")
!isInNet("10.1.2.999", "10.0.0.0", "255.0.0.0")
isInNetEx("172.20.1.1", "172.16.0.0/12")
!isInNetEx("172.32.1.1", "172.16.0.0/12")
isInNetEx("10.9.9.9", "0.0.0.0/0")
!isInNetEx("10.9.9.9", "10.9.9.8/32")
dnsDomainLevels("www") === 0
dnsDomainLevels("www.a.test") === 2
shExpMatch("http://a.test/x/y", "*/x/*")
shExpMatch("a.test", "?.test")
!shExpMatch("axtest", "a.test")
!shExpMatch("a.test.b", "*.test")
shExpMatch("a+b(c)[d]", "a+b(c)[d]")
/^[0-9.]+$/.test(myIpAddress())
weekdayRange("SUN", "SAT")
weekdayRange(day(0)) && weekdayRange(day(0), "GMT") !== undefined
!weekdayRange(day(1)) && !weekdayRange(day(1), day(6))
weekdayRange(day(6), day(1))
dateRange(now.getDate())
dateRange(month(0))
!dateRange(month(1))
dateRange(month(11), month(1))
dateRange(now.getFullYear())
dateRange(1990, now.getFullYear() + 1)
!dateRange(1990, 1991)
dateRange(1, "JAN", 1990, 31, "DEC", now.getFullYear())
dateRange(1, "JAN", 31, "DEC")
dateRange("JAN", 1990, "DEC", now.getFullYear())
timeRange(0, 23)
timeRange(now.getHours())
!timeRange((now.getHours() + 2) % 24)
timeRange(0, 0, 23, 59)
timeRange(0, 0, 0, 23, 59, 59, "GMT")
!timeRange("x")
alert("x") === undefined
url === "http://proxy407.invalid/" && host === "proxy407.invalid"
""".strip().split("\n")

NAMES = """
var now = new Date();
function day(more) { return ["SUN","MON","TUE","WED","THU","FRI","SAT"][(now.getDay() + more) % 7]; }
function month(more) {
    return ["JAN","FEB","MAR","APR","MAY","JUN","JUL","AUG","SEP","OCT","NOV","DEC"]
        [(now.getMonth() + more) % 12];
}
"""


def function(body, before=""):
    return before + "function FindProxyForURL(url, host) { " + body + " }"


class Pac(InFolder):
    def asked(self, text, *words):
        with open(os.path.join(self.folder, "a.pac"), "w", encoding="utf-8") as file:
            file.write(text)
        done = program("diagnose", "--json", "--pac", "a.pac", *words, cwd=self.folder)
        self.assertTrue(done.stdout, done.stderr)
        return json.loads(done.stdout)["conclusion"]

    def cause(self, text, *words):
        return self.asked(text, *words)["id"]

    def test_each_function_does_what_browsers_do(self):
        wrong = "var wrong = [];" + "".join(
            f"if (!({one})) wrong.push({number});" for number, one in enumerate(TRUE))
        said = self.asked(function(wrong + ' return "SOCKS " + wrong.join();', NAMES))
        self.assertEqual(said["id"], "pac-socks", said)
        numbers = said["received"].rpartition("SOCKS")[2].strip()
        self.assertEqual([TRUE[int(n)] for n in numbers.split(",") if n], [])

    def test_what_is_wrong_is_named(self):
        for cause, text in (
                ("pac-empty", " \n"), ("pac-is-page", "<html>"),
                ("pac-syntax-error", "function ("), ("pac-no-function", "var a = 1;"),
                ("pac-throws", function("return nothing;")), ("pac-no-string", function("")),
                ("pac-no-string", function("return 'proxy.test:1';")),
                ("pac-direct", function("return 'DIRECT';")),
                ("pac-no-port", function("return 'PROXY a.test';"))):
            self.assertEqual(self.cause(text), cause, text)

    def test_the_line_of_a_mistake_is_said(self):
        self.assertIn("line 3", self.asked("\n\nvar 1;")["cause"])
        self.assertIn("line 2", self.asked(function("\n return nothing;"))["cause"])

    def test_files_that_mean_ill_end(self):
        began = time.monotonic()
        for cause, body in (
                ("pac-endless", "while (true);"),
                ("pac-endless", "var all = []; while (true) all.push('x' + all.length);"),
                ("pac-endless", "var s = 'x'; while (true) s += s;"),
                ("pac-endless", "try { while (true) host += host; } catch (e) {} while (true);"),
                ("pac-throws", "return FindProxyForURL(url, host);")):
            self.assertEqual(self.cause(function(body), "--timeout", "1"), cause, body)
        self.assertLess(time.monotonic() - began, 20)

    def test_a_program_that_knows_no_files(self):
        body = "return 'SOCKS ' + [typeof read, typeof load, typeof require, typeof quit].join();"
        self.assertIn("undefined,undefined,undefined,undefined",
                      self.asked(function(body))["received"])

    def test_a_large_file_is_not_read_whole(self):
        self.assertEqual(self.cause("/" * 10_000_000), "pac-too-large")

    def test_a_server_of_it_that_never_ends(self):
        def trickle(connection):
            connection.recv(4096)
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            while True:
                connection.sendall(b" ")
                time.sleep(0.1)
        with Listener(trickle, 20) as server:
            began = time.monotonic()
            done = program("diagnose", "--pac", f"http://127.0.0.1:{server.port}/a.pac",
                           "--timeout", "1")
        self.assertIn("pac-not-found", done.stdout)
        self.assertLess(time.monotonic() - began, 5)


if __name__ == "__main__":
    try:
        ctypes.CDLL("libmujs.so.2")
    except OSError:
        print("not run: libmujs2 is not installed")
        sys.exit(77)
    unittest.main()
