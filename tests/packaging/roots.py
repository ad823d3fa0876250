#!/usr/bin/env python3
"""The packages where nothing else is: bare roots of Debian with a language's own tools. A test of ten
lines is red with the diagnosis as its text, and green when its client is mended, each in two seconds.

usage: roots.py FOLDER [unittest arguments]
FOLDER has what `./dev package` made. Needs root (chroot), debootstrap and the mirrors, and pip and mvn
of this machine for what a project takes from elsewhere; installing needs no network then.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent

FOLDER = pathlib.Path()
WORK = pathlib.Path()
MIRROR = "http://deb.debian.org/debian"
SECONDS = 2
MAVEN_CACHE = pathlib.Path.home() / ".cache/proxy407-tests/m2"


def done(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=1800, **more)


def bare(suite):
    """A minimal root of a suite, made once; how this machine reaches its mirrors goes in."""
    root = WORK / suite
    if not root.exists():
        done("debootstrap", "--variant=minbase", suite, root, MIRROR)
        shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
        for settings in pathlib.Path("/etc/apt/apt.conf.d").iterdir():
            if re.search(r"^Acquire::(http|https|Check)", settings.read_text(encoding="utf-8"), re.M):
                shutil.copy(settings, root / "etc/apt/apt.conf.d")
    return root


class Root:
    """A copy of a bare root with a few packages of its suite, and what `./dev package` made in /dist."""

    def __init__(self, suite):
        self.path = pathlib.Path(tempfile.mkdtemp(dir=WORK))
        done("cp", "-a", f"{bare(suite)}/.", self.path)
        done("mount", "-t", "proc", "proc", self.path / "proc")  # Java is not installed without

    def close(self):
        done("umount", self.path / "proc")

    def install(self, packages):
        self.run("apt-get", "-qq", "update")
        self.run("apt-get", "-qq", "-y", "--no-install-recommends", "install", *packages)
        shutil.copytree(FOLDER, self.path / "dist")
        (self.path / "project").mkdir()

    def write(self, name, text):
        target = self.path / "project" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def start(self, *command):
        return subprocess.run(
            ["chroot", self.path, "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root",
             "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive", "CGO_ENABLED=0", "GOFLAGS=-mod=mod",
             "sh", "-c", 'cd /project 2>/dev/null || cd /; exec "$@"', "sh", *command],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=1800, check=False)

    def run(self, *command):
        ended = self.start(*command)
        if ended.returncode != 0:
            raise AssertionError(f"{command}:\n{ended.stdout}")
        return ended.stdout


@unittest.skipUnless(os.geteuid() == 0 and shutil.which("debootstrap"), "needs root and debootstrap")
class Roots(unittest.TestCase):
    def root(self, suite, *packages):
        root = Root(suite)
        self.addCleanup(root.close)
        root.install(packages)
        return root

    def red_then_green(self, root, name, seconds, *command):
        """The test's client encodes the password where it must not; `seconds` finds the time in what the
        runner says."""
        wrong = (HERE / "roots" / name).read_text(encoding="utf-8")
        mended = re.sub(r"(?m)^.*// wrong\n|^.*# wrong\n", "", wrong)
        self.assertNotEqual(wrong, mended)
        for text, expected in ((wrong, 1), (mended, 0)):
            root.write(name, text)
            self.prepare(root, name)
            ended = root.start(*command)
            said = " ".join(ended.stdout.split())
            self.assertEqual(min(ended.returncode, 1), expected, ended.stdout)
            self.assertEqual("percent-encoding-not-decoded" in said, expected == 1, ended.stdout)
            took = float(re.search(seconds, said)[1]) / (1000 if "_ms" in seconds else 1)
            print(f"{self.id().rpartition('.')[2]}: {'red' if expected else 'green'} in {took:.2f} s")
            self.assertLess(took, SECONDS, ended.stdout)

    def prepare(self, root, name):
        if name.endswith(".go"):
            root.run("go", "test", "-c", "-o", "download.test")

    def python(self, suite):
        root = self.root(suite, "python3-pip")
        wheels = root.path / "wheels"
        done(sys.executable, "-m", "pip", "download", "-q", "--only-binary", ":all:", "-d", wheels, "pytest")
        wheel = next((root.path / "dist").glob("*.whl"))
        root.run("python3", "-m", "pip", "install", "-q", "--no-index", "--find-links", "/wheels",
                 "--break-system-packages", "--root-user-action", "ignore", f"/dist/{wheel.name}", "pytest")
        self.red_then_green(root, "test_download.py", r" in ([\d.]+)s", "python3", "-m", "pytest", "-q")

    def test_python_of_debian_12(self):
        self.python("bookworm")

    def test_python_of_debian_13(self):
        self.python("trixie")

    def test_npm(self):
        root = self.root("bookworm", "npm")
        root.write("package.json", '{"private": true}')
        packages = sorted(f"/dist/{path.name}" for path in FOLDER.glob("proxy407-*.tgz"))
        root.run("npm", "install", "--offline", "--no-audit", "--no-fund", *packages)
        self.red_then_green(root, "download.test.mjs", r"# duration_ms ([\d.]+)", "node", "--test",
                            "download.test.mjs")

    def test_go(self):
        root = self.root("bookworm", "golang-go", "unzip")
        module = next(FOLDER.glob("proxy407-go-*.zip"))
        root.run("unzip", "-q", f"/dist/{module.name}", "-d", "/")
        root.run("go", "mod", "init", "download")
        for name in ("proxy407", "proxy407/bin"):
            root.run("go", "mod", "edit", f"-require={name}@v0.0.0", f"-replace={name}=/{name}")
        self.red_then_green(root, "download_test.go", r"TestDownload \(([\d.]+)s\)", "./download.test",
                            "-test.v")

    def test_maven(self):
        if not shutil.which("mvn"):
            self.skipTest("mvn is not installed")
        root = self.root("bookworm", "maven", "default-jdk-headless")
        version = re.search(r"proxy407-junit5-(.+)\.jar", next(FOLDER.glob("proxy407-junit5-*.jar")).name)[1]
        project = HERE.parents[1] / "integrations/java/tests/project.pom"
        root.write("pom.xml", project.read_text(encoding="utf-8").replace("<version>0<", f"<version>{version}<"))
        self.fetch_for_maven(root, version)
        self.install_jars(root.run, "/m2", "/dist", version, "-o")
        self.red_then_green(root, "src/test/java/DownloadTest.java", r"Time elapsed: ([\d.]+) s", "mvn", "-B",
                            "-o", "-Dmaven.repo.local=/m2", "test")

    def fetch_for_maven(self, root, version):
        """What a project of JUnit needs of Maven Central, by this machine's mvn."""
        self.install_jars(done, MAVEN_CACHE, FOLDER, version)
        name = "src/test/java/DownloadTest.java"
        root.write(name, (HERE / "roots" / name).read_text(encoding="utf-8"))
        subprocess.run(["mvn", "-B", "-q", f"-Dmaven.repo.local={MAVEN_CACHE}", "test"],
                       cwd=root.path / "project", check=False, capture_output=True, timeout=1800)
        shutil.rmtree(root.path / "project/target")
        shutil.copytree(MAVEN_CACHE, root.path / "m2")
        shutil.rmtree(root.path / "m2/proxy407")

    def install_jars(self, run, repository, folder, version, *more):
        for jar in sorted(FOLDER.glob(f"*-{version}.jar")):
            path = f"{folder}/{jar.stem}"
            run("mvn", "-B", "-q", *more, f"-Dmaven.repo.local={repository}", "install:install-file",
                f"-Dfile={path}.jar", f"-DpomFile={path}.pom")


if __name__ == "__main__":
    FOLDER = pathlib.Path(sys.argv.pop(1)).resolve()
    with tempfile.TemporaryDirectory() as folder:
        WORK = pathlib.Path(folder)
        unittest.main()
