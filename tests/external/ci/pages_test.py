"""What docs/ci.md shows, run: the steps of GitHub as a runner runs them, the commands of the image by
the program itself, under the names and on the ports that they have inside of a network.
"""
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time
import unittest

import installed
import page
from support.proxy import clean_environment

PROGRAM = TOOLS = None


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class InFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "bin").mkdir()
        shutil.copy(PROGRAM, self.folder / "bin/proxy407")
        self.port, self.admin_port = free_ports(2)

    def container(self, arguments):
        """A container of the image, without its walls: its ports are the free ones of this test."""
        settings = dict(re.findall(r"^ENV (\w+)=(\S+)$", (page.ROOT / "Dockerfile").read_text(), re.M))
        settings["PROXY407_ADMIN_PORT"] = str(self.admin_port)
        self.environment = {**clean_environment(), **settings,
                            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}"}
        child = subprocess.Popen(["proxy407", *arguments, "--port", str(self.port)],
                                 env=self.environment, stdout=subprocess.DEVNULL)
        self.addCleanup(child.wait)
        self.addCleanup(child.terminate)

    def healthy(self, probe):
        """The probe of a file, until it says yes."""
        end = time.monotonic() + 20
        while subprocess.run(probe, env=self.environment, capture_output=True, check=False).returncode != 0:
            self.assertLess(time.monotonic(), end, probe)
            time.sleep(0.05)

    def shell(self, line, **environment):
        """curl finds the host `proxy407`, which is only a name of the network of containers."""
        places = [f"proxy407:{port}:127.0.0.1" for port in (self.port, self.admin_port)]
        (self.folder / ".curlrc").write_text("".join(f'resolve = "{one}"\n' for one in places))
        done = subprocess.run(["sh", "-ec", line], cwd=self.folder, capture_output=True, text=True,
                              check=False, env={**clean_environment(), **environment, "CURL_HOME": str(self.folder)})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def here(self, text):
        """The ports of this test for those of the page."""
        return str(text).replace(":3128", f":{self.port}").replace(":4407", f":{self.admin_port}")


class GitHub(unittest.TestCase):
    def steps(self, name):
        (job,) = page.read(name)["jobs"].values()
        with tempfile.TemporaryDirectory() as folder:
            runner = installed.runner(folder, PROGRAM, TOOLS)
            for step in job["steps"]:
                if step.get("uses", "").startswith("OWNER/proxy407@"):
                    self.assertEqual(step["uses"], f"OWNER/proxy407@v{installed.VERSION}")
                    given = {key.replace("-", "_"): value for key, value in step["with"].items()}
                    ended = runner.use(step.get("id", ""), **given)
                    self.assertEqual(ended.code, 0, ended.text)
                    last = ended
                elif "run" in step:
                    code, text = runner.run(step)
                    self.assertEqual(code, 0, text)
            if last.outputs["admin-url"]:
                runner.run({"run": f"curl -sS -X POST {last.outputs['admin-url']}/shutdown"})
            return runner.workspace, last

    def test_wrapped_command(self):
        _, ended = self.steps("github.yml")
        self.assertEqual(ended.outputs["verdict"], "passed")

    def test_serve(self):
        self.steps("github-serve.yml")


class NoWayPast(InFolder):
    def test_service(self):
        (job,) = page.read("github-no-way-past.yml")["jobs"].values()
        command = re.search(r"^CMD (\[.*\])$", (page.ROOT / "Dockerfile").read_text(), re.M)[1]
        self.container(json.loads(command))  # a service has no command of its own
        self.healthy(["proxy407", "health"])
        for step in job["steps"]:
            self.shell(step["run"], **{name: self.here(text) for name, text in step["env"].items()})


class GitLab(InFolder):
    def test_job(self):
        (job,) = page.read("gitlab.yml").values()
        (service,) = job["services"]
        self.assertEqual(service["alias"], "proxy407")
        self.container(service["command"])
        self.healthy(["proxy407", "health"])
        variables = {name: self.here(text) for name, text in job["variables"].items()}
        self.shell("\n".join(job["script"]), **variables)


class Compose(InFolder):
    def test_services(self):
        services = page.read("compose.yml")["services"]
        proxy, tests = services["proxy407"], services["tests"]
        self.container(proxy["command"])
        kind, *probe = proxy["healthcheck"]["test"]
        self.assertEqual(kind, "CMD")
        self.healthy(probe)
        self.assertEqual(tests["image"].partition(":")[0], "curlimages/curl")
        self.shell("curl " + " ".join(tests["command"]),
                   **{name: self.here(text) for name, text in tests["environment"].items()})


class Kubernetes(InFolder):
    def test_pod(self):
        spec = page.read("pod.yml")["spec"]
        (proxy,), (tests,) = spec["initContainers"], spec["containers"]
        self.container(proxy["args"])
        for name in ("startupProbe", "livenessProbe"):
            self.healthy(proxy[name]["exec"]["command"])
        self.assertIn(str(proxy["securityContext"]["runAsUser"]), (page.ROOT / "Dockerfile").read_text())
        self.shell("curl " + " ".join(tests["args"]),
                   **{one["name"]: self.here(one["value"]) for one in tests["env"]})


STAND_IN = """
import pathlib, subprocess
from testcontainers.core import container as theirs

PORTS = {ports}

class NoEngine:
    def __init__(self, **_): pass

def start(self):
    assert set(map(int, self.ports)) == set(PORTS), self.ports
    self.child = subprocess.Popen(["proxy407", *self._command.split(), "--port", str(PORTS[3128])])
    self._wait_strategy.wait_until_ready(self)
    return self

def stop(self, *_, **__):
    self.child.terminate()
    self.child.wait()

theirs.DockerClient = NoEngine
theirs.DockerContainer.start = start
theirs.DockerContainer.stop = stop
theirs.DockerContainer.get_container_host_ip = lambda self: "localhost"
theirs.DockerContainer.get_exposed_port = lambda self, port: PORTS[port]
theirs.DockerContainer.status = "running"
theirs.DockerContainer.reload = lambda self: None
"""


class Testcontainers(InFolder):
    def test_recipe(self):
        """The class of the package, whose engine is replaced by the program."""
        (self.folder / "test_container.py").write_text(page.shown()["test_container.py"])
        stand_in = STAND_IN.format(ports={3128: self.port, 4407: self.admin_port})
        (self.folder / "conftest.py").write_text(stand_in)
        done = subprocess.run(
            [TOOLS / "python", "-m", "pytest", "-q", "-p", "no:cacheprovider", self.folder], capture_output=True, text=True,
            check=False, env={**clean_environment(), "PROXY407_ADMIN_PORT": str(self.admin_port),
                              "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}"})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


class Image(unittest.TestCase):
    def test_every_image_is_the_one_of_this_version(self):
        text = page.PAGE.read_text(encoding="utf-8")
        self.assertEqual(set(re.findall(r"REGISTRY/proxy407:([\w.]+)", text)), {installed.VERSION})

    def test_health_check(self):
        text = (page.ROOT / "Dockerfile").read_text(encoding="utf-8")
        self.assertRegex(text, r'(?m)^HEALTHCHECK .*CMD \["proxy407", "health"\]$')
        self.assertRegex(text, r"(?m)^EXPOSE 3128 4407$")
