#!/usr/bin/env python3
"""The control API of a running proxy, over the wire.

usage: api.py PROGRAM [unittest arguments]
"""
import http.client
import json
import os
import pathlib
import socket
import ssl
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.admin import Administered  # noqa: E402
from support.client import BASIC, Client, connect, get  # noqa: E402
from support.proxy import Proxy  # noqa: E402

WRONG = b"Proxy-Authorization: Basic dXNlcjpwJTQwc3M=\r\n"


def through(proxy, octets, port=None):
    """The status of one request."""
    place = proxy if port is None else type("Place", (), {"port": port})
    with Client(place) as client:
        client.send(octets)
        return client.response()[0]


def listening_sockets(pid):
    """The inodes of a process's TCP sockets that listen (proc(5))."""
    listens = "0A"
    lines = [line.split() for line in pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]]
    listening = {f"socket:[{line[9]}]" for line in lines if line[3] == listens}
    return {os.readlink(entry.path) for entry in os.scandir(f"/proc/{pid}/fd")} & listening


class About(unittest.TestCase):
    def test_health_version_and_description(self):
        with Administered() as proxy:
            self.assertEqual(proxy.ask("GET", "/health")["status"], "healthy")
            self.assertIn("tls", proxy.ask("GET", "/version")["features"])
            self.assertEqual(proxy.ask("GET", "/openapi.json")["openapi"], "3.1.0")

    def test_without_the_option_there_is_no_api(self):
        with Proxy("open") as proxy:
            self.assertEqual(len(listening_sockets(proxy.process.pid)), 1)
        with Administered() as proxy:
            self.assertEqual(len(listening_sockets(proxy.process.pid)), 2)

    def test_health_command(self):
        with Administered() as proxy:
            for words in (["--admin-port", str(proxy.admin_port)],
                          [f"http://127.0.0.1:{proxy.admin_port}"],
                          [f"http://localhost:{proxy.admin_port}/"]):
                done = subprocess.run([Proxy.program, "health", *words],
                                      capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertRegex(done.stdout, r"^healthy: proxy407 \S+, 1 proxy, up for \S+ s\n$")
            for port in (proxy.port, 1):
                done = subprocess.run([Proxy.program, "health", "--admin-port", str(port)],
                                      capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, 1)
                self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)

    def test_certificate_is_the_one_that_targets_show(self):
        with Administered("open") as proxy:
            pem = proxy.raw("GET", "/certs/proxy407-ca.pem")[2].decode()
            der = proxy.raw("GET", "/certs/proxy407-ca.crt")[2]
            self.assertEqual(ssl.PEM_cert_to_DER_cert(pem), der)
            context = ssl.create_default_context(cadata=pem)
            with Client(proxy) as client:
                client.send(connect())
                self.assertEqual(client.response(to_head=True)[0], 200)
                with context.wrap_socket(client.socket, server_hostname="origin.test") as tls:
                    self.assertTrue(tls.getpeercert())

    def test_shutdown_answers_and_ends(self):
        proxy = Administered()
        self.assertEqual(proxy.ask("POST", "/shutdown", status=202)["status"], "stopping")
        self.assertEqual(proxy.process.wait(10), 0)
        proxy.close()


class Proxies(unittest.TestCase):
    def test_one_more_and_away_again(self):
        with Administered("basic") as proxy:
            made = proxy.ask("POST", "/proxies", {"name": "b", "scenario": "open"}, status=201)
            self.assertEqual(through(proxy, get(), made["port"]), 200)
            self.assertEqual(through(proxy, get()), 407)
            only = proxy.ask("GET", "/exchanges?proxy=b")["exchanges"]
            self.assertEqual([one["scenario"] for one in only], ["open"])
            proxy.ask("DELETE", "/proxies/b", status=204)
            with self.assertRaises(ConnectionRefusedError):
                through(proxy, get(), made["port"])
            again = {"name": "b", "scenario": "basic", "port": made["port"]}
            proxy.ask("POST", "/proxies", again, status=201)
            self.assertEqual(through(proxy, get(), made["port"]), 407)

    def test_many_created_and_deleted_leave_nothing(self):
        with Administered("open") as proxy:
            def descriptors():
                return len(list(pathlib.Path(f"/proc/{proxy.process.pid}/fd").iterdir()))
            proxy.ask("POST", "/proxies", {"name": "b", "scenario": "digest"}, status=201)
            proxy.ask("DELETE", "/proxies/b", status=204)
            before = descriptors()
            for _ in range(50):
                proxy.ask("POST", "/proxies", {"name": "b", "scenario": "digest"}, status=201)
                proxy.ask("DELETE", "/proxies/b", status=204)
            time.sleep(0.1)
            self.assertLessEqual(descriptors(), before + 2)

    def test_port_that_is_taken_is_a_409(self):
        with Administered("open") as proxy:
            body = {"name": "b", "scenario": "open", "port": proxy.port}
            problem = proxy.ask("POST", "/proxies", body, status=409)
            self.assertIn("Address already in use", problem["detail"])

    def test_another_scenario_on_the_same_port(self):
        with Administered("basic") as proxy:
            with Client(proxy) as waiting:
                waiting.send(get(BASIC))
                self.assertEqual(waiting.response()[0], 200)
                used = proxy.ask("PUT", "/proxies/default/scenario",
                                 {"scenario": "basic", "user": "alice", "password": "p@ss:w"})
                self.assertEqual(waiting.rest(), b"")
            self.assertEqual(used["port"], proxy.port)
            self.assertIn("alice:p%40ss%3Aw@", used["url_with_credentials"])
            self.assertEqual(through(proxy, get(BASIC)), 407)

    def test_scenarios_of_the_command_line_have_names(self):
        with Administered("basic", "open", "open") as proxy:
            names = [one["name"] for one in proxy.ask("GET", "/proxies")["proxies"]]
            self.assertEqual(names, ["default", "open", "open-2"])

    def test_step_of_the_script(self):
        steps = {"proxy": {"steps": [
            {"name": "first", "until": [{"requests": 100}]},
            {"name": "second", "authentication": [{"scheme": "basic"}]}]}}
        with Administered("open") as proxy:
            proxy.ask("PUT", "/proxies/default/scenario", {"scenario": steps})
            self.assertEqual(through(proxy, get()), 200)
            proxy.ask("PUT", "/proxies/default/state", {"step": 1})
            self.assertEqual(through(proxy, get()), 407)
            proxy.ask("POST", "/reset", {"journal": False}, status=204)
            self.assertEqual(proxy.ask("GET", "/proxies/default/state")["step"], 0)

    def test_handout_works_for_curl(self):
        with Administered("reject-encoded-password") as proxy:
            told = proxy.ask("GET", "/handout")
            done = subprocess.run(["curl", "-sS", "-m", "20", told["https_target"]],
                                  env=told["environment"], capture_output=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)


class Exchanges(unittest.TestCase):
    def test_refused_exchange_with_its_diagnosis(self):
        with Administered() as proxy:
            through(proxy, get(WRONG))
            only = proxy.ask("GET", "/exchanges?status=407")["exchanges"]
            self.assertEqual(len(only), 1)
            self.assertEqual(only[0]["verdict"], "refused")
            self.assertEqual(only, [proxy.ask("GET", "/exchanges/1")])
            log = [one for one in proxy.exchanges() if one["number"] == 1]
            self.assertEqual(only, log)
            self.assertTrue(proxy.raw("GET", "/exchanges/1/head")[2].startswith(b"GET http://"))

    def test_wait_ends_with_the_exchange(self):
        with Administered() as proxy:
            timer = threading.Timer(0.3, through, (proxy, get(BASIC)))
            timer.start()
            began = time.monotonic()
            found = proxy.ask("POST", "/exchanges/wait",
                              {"match": {"status": 200}, "timeout_ms": 20000})
            self.assertLess(time.monotonic() - began, 10)
            self.assertEqual(found["exchanges"][0]["user"], "user")
            timer.join()

    def test_wait_in_vain_tells_what_came_nearest(self):
        with Administered() as proxy:
            through(proxy, get())
            problem = proxy.ask("POST", "/exchanges/wait",
                                {"match": {"status": 200, "method": "GET"}, "timeout_ms": 50},
                                status=408)
            self.assertEqual(problem["nearest"][0]["differences"],
                             [{"key": "status", "expected": 200, "was": 407}])

    def test_proxy_serves_while_somebody_waits(self):
        with Administered() as proxy:
            waiting = [threading.Thread(
                target=proxy.raw, args=("POST", "/exchanges/wait"),
                kwargs={"body": '{"match":{"status":999},"timeout_ms":1500}'}) for _ in range(40)]
            for one in waiting:
                one.start()
            time.sleep(0.2)
            began = time.monotonic()
            self.assertEqual(through(proxy, get(BASIC)), 200)
            self.assertEqual(proxy.ask("GET", "/health")["status"], "healthy")
            self.assertLess(time.monotonic() - began, 1)
            for one in waiting:
                one.join()

    def test_verify_and_near_misses(self):
        with Administered() as proxy:
            through(proxy, get(WRONG))
            verdict = proxy.ask("POST", "/verify")
            self.assertFalse(verdict["passed"])
            self.assertIn("407 refused", verdict["text"])
            miss = proxy.ask("GET", "/near-misses")["near_misses"][0]
            self.assertEqual((miss["received"], miss["expected"]), ("user:p%40ss", "user:pass"))
            proxy.ask("POST", "/reset", status=204)
            through(proxy, get())
            through(proxy, get(BASIC))
            self.assertTrue(proxy.ask("POST", "/verify")["passed"])

    def test_events_come_and_go_on_after_a_break(self):
        with Administered() as proxy:
            def frames(count, last=None):
                fields = {"Last-Event-ID": last} if last else {}
                connection = http.client.HTTPConnection("127.0.0.1", proxy.admin_port, timeout=20)
                connection.request("GET", "/__admin/events", headers=fields)
                response = connection.getresponse()
                self.assertEqual(response.readline(), b"retry: 1000\n")
                response.readline()
                through(proxy, get())
                found = []
                while len(found) < count:
                    frame = {}
                    while (line := response.readline().decode().rstrip("\n")):
                        key, value = line.split(": ", 1)
                        frame[key] = value
                    found.append(frame)
                connection.close()
                return found
            first = frames(1)[0]
            self.assertEqual(first["event"], "exchange")
            self.assertEqual(json.loads(first["data"])["status"], 407)
            through(proxy, get(BASIC))
            later = frames(2, first["id"])
            self.assertEqual(json.loads(later[0]["data"])["status"], 200)

    def test_export_masks_when_asked(self):
        with Administered() as proxy:
            through(proxy, get(WRONG))
            through(proxy, connect(BASIC))
            har = json.loads(proxy.raw("GET", "/exchanges.har")[2])
            self.assertEqual([e["request"]["method"] for e in har["log"]["entries"]],
                             ["GET", "CONNECT"])
            masked = proxy.raw("GET", "/exchanges.har?redact=true")[2]
            self.assertNotIn(b"dXNlcjpwJTQwc3M", masked)
            lines = proxy.raw("GET", "/exchanges.ndjson")[2].splitlines()
            self.assertEqual([json.loads(line)["number"] for line in lines], [1, 2])

    def test_redact_of_the_server_masks_everything(self):
        with Administered("basic", "--redact") as proxy:
            through(proxy, get(BASIC))
            for path in ("/exchanges", "/exchanges/1", "/exchanges/1/head", "/exchanges.har",
                         "/exchanges.ndjson", "/proxies", "/near-misses"):
                content = proxy.raw("GET", path)[2]
                self.assertNotIn(b"dXNlcjpwYXNz", content, path)
                self.assertNotIn(b'"pass"', content, path)


if __name__ == "__main__":
    Proxy.program = sys.argv.pop(1)
    unittest.main()
