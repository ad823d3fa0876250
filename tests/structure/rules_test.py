#!/usr/bin/env python3
"""Each rule of check.py finds the tree that breaks it and leaves the right one alone."""

import tempfile
import unittest
from pathlib import Path

import check
import coroutines

RIGHT = {
    "cmake/rooms.cmake": "set(core_rooms text http)\nset(suite_rooms client suite)\n",
    "server/README.md": "| `text/` | octets |\n| `http/` | [heads](http/head.cpp) |\n"
    "| `net/` | s |\n| `app/` | s |\n",
    "server/text/hex.hpp": "#pragma once\n",
    "server/text/hex.cpp": '#include "text/hex.hpp"\n',
    "server/text/octets.hpp": '#pragma once\n#include "text/hex.hpp"\n',
    "server/http/head.cpp": '#include "text/hex.hpp"\n',
    "server/net/session.cpp": "#include <boost/asio.hpp>\n",
    "client-tests/suite/suite.cpp": '#include "client/client.hpp"\n#include "net/session.hpp"\n',
    "client-tests/clients/curl/driver.cpp": '#include "anything.hpp"\n',
    "client-tests/clients/curl/driver.py": "# example: begin\nget()\n# example: end\n",
    "program/serve/serve.cpp": '#include "program/command.hpp"\n#include "suite/suite.hpp"\n',
    "tests/unit/text/hex_test.cpp": "",
    "tests/unit/http/head_test.cpp": "",
}

LONG_FUNCTION = "int f() {\n" + "    g();\n" * 90 + "}\n"
LONG_METHOD = "struct S {\n    S()\n        : a(1) {\n" + "        g();\n" * 90 + "    }\n};\n"

WRONG = [
    ("a long file", "server/text/hex.cpp", "\n" * 401, "401 lines"),
    ("a long function", "server/text/hex.cpp", LONG_FUNCTION, "function of 92 lines"),
    ("a long constructor", "server/text/hex.cpp", LONG_METHOD, "function of 92 lines"),
    ("a long script", "dev", "#!/bin/bash\nf() {\n" + "g\n" * 90 + "}\n", "function of 92"),
    ("a later room", "server/text/hex.cpp", '#include "http/head.hpp"\n', "text comes before http"),
    ("outside", "server/net/session.cpp", '#include "runner/job.hpp"\n', "outside of the rooms"),
    ("the program in the server", "server/net/session.cpp", '#include "program/command.hpp"\n',
     "outside of the rooms"),
    ("the program in the suite", "client-tests/suite/suite.cpp", '#include "program/command.hpp"\n',
     "outside of the rooms"),
    ("a later room of the suite", "client-tests/client/client.cpp", '#include "suite/suite.hpp"\n',
     "client comes before suite"),
    ("an unknown room of the suite", "client-tests/util/misc.cpp", "", "no room"),
    ("an unknown room", "server/util/misc.cpp", "", "no room"),
    ("an unguarded header", "server/text/hex.hpp", "int f();\n", "no #pragma once"),
    ("a socket in the core", "server/http/head.cpp", "#include <boost/asio/ip/tcp.hpp>", "sockets"),
    ("an untested source", "server/text/octets.cpp", "", "no tests/unit/text/octets_test.cpp"),
    ("an untested report", "client-tests/reports/html.cpp", "", "no tests/unit/reports/html_test.cpp"),
    ("a word of a private dialect", "server/text/hex.cpp", 'auto s = "it was let through";\n',
     "write accepted"),
    ("an octet to a reader", "server/text/hex.cpp", 'auto s = "after 3 octets";\n', "write byte"),
    ("an orphan test", "tests/unit/text/gone_test.cpp", "", "mirrors no file"),
    ("a dead link", "README.md", "[x](doc/gone.md#part)", "doc/gone.md is not there"),
    ("a forgotten room", "cmake/rooms.cmake", "set(core_rooms text http auth)\nset(suite_rooms client suite)\n",
     "lists the rooms"),
    ("units that include each other", "server/text/hex.cpp", '#include "text/hex.hpp"\n#include "text/octets.hpp"\n',
     "text/hex, text/octets"),
    ("units of the suite that include each other", "client-tests/client/client.hpp",
     '#pragma once\n#include "suite/suite.hpp"\n', "client/client, suite/suite"),
    ("an example that does not end", "client-tests/clients/curl/driver.mjs", "// example: begin\nget()\n",
     "driver.mjs:1: \"example: begin\" without its other one"),
    ("an example that does not begin", "client-tests/clients/curl/driver.mjs", "// example: end\n",
     "driver.mjs:1: \"example: end\" without its other one"),
    ("an empty example", "client-tests/clients/curl/driver.mjs", "// example: begin\n\n// example: end\n",
     "driver.mjs:3: an example without lines"),
    ("a brace beside co_await", "server/net/session.cpp", "co_await f(A{1});", "session.cpp:1: braces"),
]

BESIDE_AWAIT = [
    "auto x = co_await f(Step{1, 2});",
    "co_await f({});",
    "co_return co_await f(std::vector<int>{});",
    "if (auto x = co_await f(A{}); x) { g(); }",
    "if (a) co_await A{1};",
    "auto x = A{co_await f()};",
    "co_await f([x] { return x; });",
    "co_await f([this]() mutable -> int { return 1; });",
    "for (auto& x : co_await f({1, 2})) g(x);",
    "awaitable<void> f() { while (true) { co_await g(A{}); } }",
]

AWAIT_ALONE = [
    "A a{1}; co_await f(std::move(a));",
    "if (co_await f()) { g(A{1}); }",
    "while (!(co_await f(x))) { g(); }",
    "co_spawn(e, [&]() -> awaitable<void> { co_await f(); }, detached);",
    "co_await f([](int x) { return x; });",
    "co_return A{1, 2};",
    "awaitable<A> f(int x) { co_await g(); co_return A{x}; }",
    "S::S() : a_{1} { f(); }",
    "for (int i = 0; i < 3; ++i) { co_await f(i); }",
    'co_await f("{}"); // A{}',
    "switch (co_await f()) { case 1: break; default: g({}); }",
    "auto a = b[0]; co_await f(a[i]); try { co_await g(); } catch (...) { h(A{}); }",
    "if constexpr (x) { co_await f(); } else { g({}); }",
]


class Rules(unittest.TestCase):
    def problems(self, *changes):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (RIGHT | dict(changes)).items():
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return check.problems(Path(folder))

    def test_right_tree(self):
        self.assertEqual([], self.problems())

    def test_wrong_trees(self):
        for what, path, text, expected in WRONG:
            with self.subTest(what):
                self.assertIn(expected, "\n".join(self.problems((path, text))))

    def test_braces_beside_await(self):
        for code in BESIDE_AWAIT:
            with self.subTest(code):
                self.assertEqual([1], coroutines.braces_beside_await(code))

    def test_await_alone(self):
        for code in AWAIT_ALONE:
            with self.subTest(code):
                self.assertEqual([], coroutines.braces_beside_await(coroutines.tree.code_only(code)))


if __name__ == "__main__":
    unittest.main()
