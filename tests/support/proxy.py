"""The program under test, serving scenarios, and its log."""
import json
import os
import pathlib
import subprocess
import tempfile
import time


class Proxy:
    """`serve SCENARIO` on a free port. `program` is set by the test script."""

    program = None

    def __init__(self, scenario, *arguments):
        self.folder = tempfile.TemporaryDirectory()
        folder = pathlib.Path(self.folder.name)
        self.ca_file = folder / "ca.pem"
        port_file = folder / "port"
        self.log = open(folder / "log", "w", encoding="utf-8")
        self.errors = open(folder / "errors", "w+", encoding="utf-8")
        if isinstance(scenario, dict):
            path = folder / (scenario["id"] + ".json")
            path.write_text(json.dumps(scenario), encoding="utf-8")
            scenario = str(path)
        log = () if "--log" in arguments else ("--log", "json")
        self.process = subprocess.Popen(
            [Proxy.program, "serve", scenario, "--port", "0", "--port-file", port_file,
             *log, "--ca-file", self.ca_file, *arguments],
            stdout=self.log, stderr=self.errors)
        deadline = time.monotonic() + 20
        while not port_file.exists():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"serve {scenario} did not come up: {self.close()}")
            time.sleep(0.002)
        self.port = int(port_file.read_text().split()[0])

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        self.process.terminate()
        status = self.process.wait(20)
        errors = self.close()
        if kind is None and (status != 0 or "Sanitizer" in errors):
            raise AssertionError(f"serve ended with {status}: {errors[-3000:]}")

    def close(self):
        self.errors.seek(0)
        errors = self.errors.read()
        self.log.close()
        self.errors.close()
        self.folder.cleanup()
        return errors

    def exchanges(self):
        # Through a file of its own: a seek in the shared one would move the place of writing. The
        # last line may be on its way.
        text = pathlib.Path(self.log.name).read_text(encoding="utf-8")
        return [json.loads(line) for line in text.split("\n")[:-1]]

    def peak_memory(self):
        """The most memory that it ever had, in MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(status.split("VmHWM:")[1].split()[0]) / 1024

    def last(self, recorder="proxy"):
        return [e for e in self.exchanges() if e["recorder"] == recorder][-1]


def clean_environment():
    """Without proxy settings of the machine the tests run on."""
    return {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
