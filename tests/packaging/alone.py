"""Asks a program that runs alone, in a root of its own or on another processor, for what it is for."""
import contextlib
import json
import shutil
import subprocess
import tempfile
import urllib.request

SERVE = ["serve", "basic", "--port", "0", "--admin-port", "0", "--admin-port-file", "-", "--log", "off",
         "--stop-with-stdin"]


def inside(program, root):
    """The command that starts a program in a root."""
    (root / "tmp").mkdir(exist_ok=True)
    shutil.copy(program, root / "proxy407")
    return ["chroot", root, "/proxy407"]


def serves(test, command):
    """A refusal, a page, a tunnel with TLS inside. `command` starts the program."""
    with serving(test, command) as proxy:
        ask(test, proxy)


@contextlib.contextmanager
def serving(test, command):
    """The proxy that it starts, as the control API describes it."""
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen([*command, *SERVE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said,
                              text=True) as child:
            port = child.stdout.readline().strip()
            said.seek(0)
            test.assertRegex(port, r"^\d+$", said.read().decode())
            yield json.loads(get(f"http://127.0.0.1:{port}/__admin/proxies"))["proxies"][0]
            child.stdin.close()
            child.stdout.read()
            test.assertEqual(child.wait(30), 0)


def get(url):
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(url, timeout=30) as answer:
        return answer.read()


def ask(test, proxy):
    test.assertEqual(curl(proxy["url"], "http://example.test/ip"), "407")
    test.assertEqual(curl(proxy["url_with_credentials"], "http://example.test/ip"), "200")
    test.assertEqual(curl(proxy["url_with_credentials"], "https://example.test/ip", "-k"), "200")


def curl(proxy, url, *options):
    return subprocess.run(["curl", "-sS", "-m", "60", "--noproxy", "", "-x", proxy, "-o", "/dev/null",
                           "-w", "%{http_code}", *options, url], check=True, capture_output=True,
                          text=True).stdout
