#!/usr/bin/env python3
"""Paths that lead elsewhere: devices, pipes and links in the place of a file that the program
writes, files that an earlier run left, and who may read what holds a password.

usage: files.py PROGRAM [unittest arguments]
"""
import json
import os
import pathlib
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.proxy import Proxy, clean_environment  # noqa: E402

RESULTS = str(pathlib.Path(__file__).parents[2] / "data/results/results.json")
NULL_DEVICE = os.makedev(1, 3)


def mode(path):
    return stat.S_IMODE(os.lstat(path).st_mode)


class InAFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.addCleanup(os.umask, os.umask(0o022))

    def end_of(self, *arguments, **more):
        return subprocess.run([Proxy.program, *arguments], cwd=self.folder, capture_output=True,
                              text=True, timeout=60, check=False,
                              **{"stdin": subprocess.DEVNULL, **more})

    def serving(self, *arguments, **more):
        process = subprocess.Popen(
            [Proxy.program, "serve", *arguments, "--port", "0"], cwd=self.folder, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def stop(self, process):
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(20), 0)
        self.assertLess(time.monotonic() - began, 5)

    def wait_for(self, path):
        deadline = time.monotonic() + 20
        while not path.exists():
            self.assertLess(time.monotonic(), deadline, f"{path} does not come")
            time.sleep(0.01)

    def write(self, name, text, permissions=0o644):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        path.chmod(permissions)
        return path

    def no_leftovers(self, *names):
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), sorted(names))


class PortFile(InAFolder):
    def test_a_device_stays_a_device(self):
        device = self.folder / "null"
        try:
            os.mknod(device, 0o666 | stat.S_IFCHR, NULL_DEVICE)
            with open(device, "w", encoding="utf-8"):
                pass
        except PermissionError:
            self.skipTest("only root makes a device, and not on every file system")
        process = self.serving("--port-file", "null")
        self.assertIn("Ctrl-C", "".join(iter(process.stdout.readline, "\n")))
        self.stop(process)
        self.assertTrue(stat.S_ISCHR(os.lstat(device).st_mode))

    def test_a_pipe_gets_the_port_when_it_is_read(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        process = self.serving("--port-file", "pipe")
        time.sleep(0.2)
        port = int(pipe.read_text(encoding="utf-8"))
        socket.create_connection(("127.0.0.1", port), 10).close()
        self.stop(process)
        self.assertTrue(pipe.is_fifo())

    def test_a_pipe_that_nobody_reads_holds_up_nothing(self):
        os.mkfifo(self.folder / "pipe")
        process = self.serving("--port-file", "pipe")
        place = process.stdout.readline().split("@127.0.0.1:")[1]
        socket.create_connection(("127.0.0.1", int(place.split()[0])), 10).close()
        self.stop(process)

    def test_a_link_is_refused(self):
        target = self.write("target", "precious")
        for to in ("target", "nothing", "link"):
            with self.subTest(to):
                link = self.folder / "link"
                link.symlink_to(to)
                ended = self.end_of("serve", "--port", "0", "--port-file", "link")
                self.assertEqual(ended.returncode, 1)
                self.assertIn("can't write link: it is a symbolic link", ended.stderr)
                self.assertTrue(link.is_symlink())
                link.unlink()
        self.assertEqual(target.read_text(encoding="utf-8"), "precious")
        self.no_leftovers("target")

    def test_a_link_to_a_stream_is_written_to(self):
        process = self.serving("--port-file", "/dev/stdout")
        lines = iter(process.stdout.readline, "")
        self.assertTrue(any(line.strip().isdigit() for line in lines))
        self.stop(process)

    def test_standard_output(self):
        process = self.serving("--port-file", "-")
        lines = iter(process.stdout.readline, "")
        port = next(line for line in lines if line.strip().isdigit())
        socket.create_connection(("127.0.0.1", int(port)), 10).close()
        self.stop(process)
        self.no_leftovers()

    def test_a_folder_or_a_socket_is_refused(self):
        (self.folder / "folder").mkdir()
        with socket.socket(socket.AF_UNIX) as other:
            other.bind(str(self.folder / "socket"))
            for name in ("folder", "socket", "none/port"):
                ended = self.end_of("serve", "--port", "0", "--port-file", name)
                self.assertEqual(ended.returncode, 1)
                self.assertIn(f"can't write {name}: ", ended.stderr)
        self.no_leftovers("folder", "socket")

    def test_the_one_of_yesterday_is_removed_even_if_the_port_is_busy(self):
        old = self.write("port", "1\n")
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = str(taken.getsockname()[1])
            ended = self.end_of("serve", "--port", port, "--port-file", "port")
        self.assertEqual(ended.returncode, 3)
        self.assertFalse(old.exists())

    def test_it_goes_with_the_proxy(self):
        process = self.serving("--port-file", "port")
        self.wait_for(self.folder / "port")
        self.stop(process)
        self.no_leftovers()

    def test_that_of_another_program_stays(self):
        process = self.serving("--port-file", "port")
        self.wait_for(self.folder / "port")
        self.write("port", "1\n")
        self.stop(process)
        self.no_leftovers("port")


class LogFile(InAFolder):
    def test_a_link_is_refused(self):
        target = self.write("target", "precious")
        (self.folder / "link").symlink_to("target")
        ended = self.end_of("serve", "--port", "0", "--log-file", "link")
        self.assertEqual(ended.returncode, 1)
        self.assertIn("can't write link: it is a symbolic link", ended.stderr)
        self.assertEqual(target.read_text(encoding="utf-8"), "precious")


class Certificates(InAFolder):
    def test_certificate_file(self):
        target = self.write("target", "precious")
        (self.folder / "link").symlink_to("target")
        ended = self.end_of("serve", "--port", "0", "--ca-file", "link")
        self.assertEqual(ended.returncode, 1)
        self.assertIn("can't write link: it is a symbolic link", ended.stderr)
        self.assertEqual(target.read_text(encoding="utf-8"), "precious")

    def test_certificate_on_standard_output(self):
        process = self.serving("--ca-file", "-", "--log", "json")
        lines = iter(process.stdout.readline, "")
        self.assertTrue(any("BEGIN CERTIFICATE" in line for line in lines))
        self.stop(process)

    def test_a_link_in_the_place_of_the_unfinished_key(self):
        target = self.write("target", "precious", 0o666)
        authority = self.folder / "authority"
        authority.mkdir()
        for name in ("ca-key.pem.new", "ca.pem.new"):
            (authority / name).symlink_to(target)
        self.make_authority()
        self.assertEqual(target.read_text(encoding="utf-8"), "precious")
        self.assertEqual(mode(authority / "ca-key.pem"), 0o600)

    def test_an_open_file_in_the_place_of_the_unfinished_key(self):
        authority = self.folder / "authority"
        authority.mkdir()
        left = self.write("authority/ca-key.pem.new", "", 0o666)
        with open(left, encoding="utf-8") as reader:
            self.make_authority()
            self.assertEqual(mode(authority / "ca-key.pem"), 0o600)
            self.assertNotIn("KEY", reader.read(), "who opened it before reads the key")

    def test_a_link_in_the_place_of_the_key(self):
        authority = self.folder / "authority"
        authority.mkdir()
        (authority / "ca-key.pem").symlink_to(self.folder / "target")
        ended = self.end_of("serve", "--port", "0", "--ca-dir", "authority")
        self.assertEqual(ended.returncode, 1)
        self.assertIn("ca-key.pem: it is a symbolic link", ended.stderr)
        self.assertFalse((self.folder / "target").exists())

    def make_authority(self):
        os.umask(0)
        process = self.serving("--ca-dir", "authority", "--port-file", "port")
        self.wait_for(self.folder / "port")
        self.stop(process)


class Secrets(InAFolder):
    def run_true(self, *arguments):
        return self.end_of("run", *arguments, "--", "true")

    def test_results_of_run(self):
        self.run_true("--json", "new")
        self.assertEqual(mode(self.folder / "new"), 0o600)
        self.write("old", "{}", 0o666)
        self.run_true("--json", "old")
        self.assertEqual(mode(self.folder / "old"), 0o600)
        self.run_true("--json", "redacted", "--redact")
        self.assertEqual(mode(self.folder / "redacted"), 0o644)

    def test_results_are_not_written_through_a_link_nor_over_a_device(self):
        target = self.write("target", "precious")
        (self.folder / "link").symlink_to("target")
        ended = self.run_true("--json", "link")
        self.assertIn("it is a symbolic link", ended.stderr)
        self.assertEqual(target.read_text(encoding="utf-8"), "precious")
        for device in ("/dev/null", "/dev/stdout"):
            self.assertNotIn("can't write", self.run_true("--json", device).stderr)
        self.assertIn("/dev/full: No space left on device", self.run_true("--json", "/dev/full").stderr)

    def test_results_into_a_pipe(self):
        os.mkfifo(self.folder / "pipe")
        process = subprocess.Popen([Proxy.program, "run", "--json", "pipe", "--", "true"],
                                   cwd=self.folder, stderr=subprocess.DEVNULL)
        text = (self.folder / "pipe").read_text(encoding="utf-8")
        process.wait(20)
        self.assertIn("verdict", json.loads(text))

    def test_reports(self):
        for option in ("--html", "--junit", "--markdown"):
            self.end_of("certify", "report", RESULTS, option, "report")
            self.assertEqual(mode(self.folder / "report"), 0o600, option)
        self.end_of("certify", "merge", RESULTS, "--json", "merged")
        self.assertEqual(mode(self.folder / "merged"), 0o600)
        self.end_of("certify", "report", RESULTS, "--badges", "badges")
        self.assertEqual(mode(self.folder / "badges/overall.svg"), 0o644)

    def test_netrc_for_the_client(self):
        script = 'stat -c "%a %F" "$NETRC" "$(dirname "$NETRC")"'
        ended = self.end_of("run", "--scenario", "netrc-names-the-proxy", "--", "sh", "-c", script)
        self.assertEqual(ended.stdout, "600 regular file\n700 directory\n")


class Users(InAFolder):
    ASK = ("--", "sh", "-c", 'echo "$PROXY407_USER $PROXY407_PASSWORD"')

    def given(self, *arguments, **more):
        more["env"] = {**clean_environment(), **more.get("env", {})}
        return self.end_of("run", *arguments, *self.ASK, **more)

    def test_file(self):
        for text in ("alice:p@ss:word", "alice:p@ss:word\n", "alice:p@ss:word\r\n"):
            self.write("user", text)
            self.assertEqual(self.given("--user-file", "user").stdout, "alice p@ss:word\n")

    def test_standard_input_and_pipe(self):
        ended = self.given("--user-file", "-", stdin=None, input="alice:secret\n")
        self.assertEqual(ended.stdout, "alice secret\n")
        ended = self.given("--user-file", "/dev/stdin", stdin=None, input="alice:secret\n")
        self.assertEqual(ended.stdout, "alice secret\n")

    def test_environment(self):
        ended = self.given(env={"PROXY407_CREDENTIALS": "alice:secret"})
        self.assertEqual(ended.stdout, "alice secret\n")
        ended = self.given("--user", "bob:word", env={"PROXY407_CREDENTIALS": "alice:secret"})
        self.assertEqual(ended.stdout, "bob word\n")
        self.assertEqual(self.given(env={"PROXY407_CREDENTIALS": ""}).stdout, "user pass\n")

    def test_serve_does_not_show_the_password_in_the_list_of_processes(self):
        self.write("user", "alice:secret\n", 0o600)
        process = self.serving("--user-file", "user")
        self.assertIn("alice:secret@", process.stdout.readline())
        words = pathlib.Path(f"/proc/{process.pid}/cmdline").read_bytes()
        self.assertNotIn(b"secret", words)
        self.stop(process)

    def test_mistakes_do_not_show_the_secret(self):
        self.write("no-colon", "secret\n")
        self.write("two", "alice:secret\nbob:secret\n")
        self.write("empty", "")
        self.write("large", "alice:" + "secret" * 20000)
        for arguments in (["--user-file", "no-colon"], ["--user-file", "two"],
                          ["--user-file", "empty"], ["--user-file", "large"],
                          ["--user-file", "none"], ["--user-file", "."],
                          ["--user-file", "/dev/zero"],
                          ["--user-file", "two", "--user", "alice:secret"]):
            with self.subTest(arguments):
                ended = self.given(*arguments)
                self.assertEqual((ended.returncode, ended.stdout), (2, ""))
                self.assertIn("--user", ended.stderr)
                self.assertNotIn("secret", ended.stderr)
        ended = self.given(env={"PROXY407_CREDENTIALS": "secret"})
        self.assertEqual(ended.returncode, 2)
        self.assertIn("PROXY407_CREDENTIALS", ended.stderr)
        self.assertNotIn("secret", ended.stderr)


if __name__ == "__main__":
    Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=sys.argv, verbosity=1)
