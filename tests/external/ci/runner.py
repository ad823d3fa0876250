"""Runs the steps of a workflow as a runner of GitHub does: each in a shell, with the variables and the
files that the runner sets, and with expressions replaced.
"""
import pathlib
import re
import subprocess

from support.proxy import clean_environment

ROOT = pathlib.Path(__file__).resolve().parents[3]
BASH = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")


class Ended:
    """What became of an action: the exit code of its last step, and what the steps wrote."""

    def __init__(self, code, text, outputs, summary):
        self.code, self.text, self.outputs, self.summary = code, text, outputs, summary


class Runner:
    def __init__(self, folder, action, **environment):
        self.folder = pathlib.Path(folder)
        self.action = action
        self.path = []
        self.outputs = {}  # of the steps of the workflow, by their id
        self.environment = {**clean_environment(), "RUNNER_OS": "Linux", "GITHUB_ACTIONS": "true",
                            "GITHUB_ACTION_PATH": str(ROOT), "RUNNER_TEMP": str(self._made("temp")),
                            **environment}
        self.workspace = self._made("work space")
        self.environment["GITHUB_WORKSPACE"] = str(self.workspace)

    def _made(self, name):
        path = self.folder / name
        path.mkdir(exist_ok=True)
        return path

    def use(self, step_id="", **given):
        """`uses:` this action, `with:` what is given."""
        unknown = {name.replace("_", "-") for name in given} - set(self.action["inputs"])
        assert not unknown, unknown
        inputs = {name: str(one.get("default", "")) for name, one in self.action["inputs"].items()}
        inputs.update((name.replace("_", "-"), _as_text(value)) for name, value in given.items())
        steps = {"inputs": inputs}
        text, code, summary = "", 0, ""
        for step in self.action["runs"]["steps"]:
            code, said, outputs, summary = self._step(step, steps)
            text += said
            steps[f"steps.{step.get('id')}.outputs"] = outputs
            if code != 0:
                break
        outputs = {name: self._filled(one["value"], steps)
                   for name, one in self.action["outputs"].items()}
        self.outputs[f"steps.{step_id}.outputs"] = outputs
        return Ended(code, text, outputs, summary)

    def run(self, step, **environment):
        """A step of the workflow itself."""
        code, text, _, _ = self._step({"shell": "bash", **step}, self.outputs, environment)
        return code, text

    @staticmethod
    def _filled(text, values):
        def value(found):
            place, _, name = found[1].rpartition(".")
            return values.get(place, {}).get(name, "")
        return re.sub(r"\$\{\{\s*([\w.-]+)\s*\}\}", value, text)

    def _step(self, step, values, more=()):
        assert step["shell"] == "bash"
        files = {name: self.folder / name for name in ("OUTPUT", "PATH", "STEP_SUMMARY", "ENV")}
        for file in files.values():
            file.write_text("", encoding="utf-8")
        environment = {**self.environment, **{f"GITHUB_{name}": str(file) for name, file in files.items()}}
        environment["PATH"] = ":".join([*self.path, environment["PATH"]])
        environment.update({name: self._filled(str(text), values) for name, text in step.get("env", {}).items()})
        environment.update(more)
        script = self.folder / "step.sh"
        script.write_text(self._filled(step["run"], values), encoding="utf-8")
        place = self.workspace / self._filled(step.get("working-directory", "."), values)
        done = subprocess.run([*BASH, script], cwd=place, env=environment, timeout=120, check=False,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        self.path = files["PATH"].read_text().split("\n")[:-1][::-1] + self.path
        text = done.stdout.decode("utf-8", "replace")
        summary = files["STEP_SUMMARY"].read_text(encoding="utf-8")
        return done.returncode, text, _outputs(files["OUTPUT"].read_text(encoding="utf-8")), summary


def _as_text(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


def _outputs(text):
    """NAME=VALUE, or NAME<<END, lines, END."""
    found, lines = {}, iter(text.split("\n")[:-1])
    for line in lines:
        name, end = re.fullmatch(r"([\w-]+)<<(.+)", line).groups()
        value = []
        for one in lines:
            if one == end:
                break
            value.append(one)
        found[name] = "\n".join(value)
    return found


def hidden(text):
    """What nobody sees of a log: the lines that ask to mask."""
    return "\n".join(line for line in text.split("\n") if not line.startswith("::add-mask::"))
