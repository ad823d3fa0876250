"""The wheel: the program as a script, and the module with the fixtures. Nothing is compiled or
downloaded when it is installed, so there is no source distribution."""
import base64
import hashlib
import pathlib
import re
import subprocess
import sys

import archive

ROOT = pathlib.Path(__file__).resolve().parents[1]
MODULE = ROOT / "integrations/python/proxy407"

METADATA = """\
Metadata-Version: 2.4
Name: proxy407
Version: {version}
Summary: A mock proxy for tests that names the cause of every 407, with a pytest fixture
License-Expression: MIT
License-File: LICENSE
License-File: NOTICES
Requires-Python: >=3.9
Classifier: Framework :: Pytest
Classifier: Operating System :: POSIX :: Linux
Classifier: Topic :: Software Development :: Testing
Classifier: Typing :: Typed
Description-Content-Type: text/markdown

{description}"""

WHEEL = """\
Wheel-Version: 1.0
Generator: proxy407
Root-Is-Purelib: false
Tag: py3-none-{platform}
"""

ENTRY_POINTS = """\
[pytest11]
proxy407 = proxy407.pytest_plugin
"""


def write_wheel(tree, folder, version):
    """Returns the wheel's path. Its platform is what auditwheel finds the program to need."""
    draft = write(tree, folder, version, "linux_x86_64")
    platform = platform_of(draft)
    draft.unlink()
    return write(tree, folder, version, platform)


def platform_of(wheel):
    shown = subprocess.run([sys.executable, "-m", "auditwheel", "show", wheel], check=True,
                           capture_output=True, text=True).stdout
    found = re.search(r'following platform\s+tag:\s+"([a-z0-9_]+)"', " ".join(shown.split()))
    if not found or not found[1].startswith("manylinux"):
        raise SystemExit(f"auditwheel gives no tag of manylinux:\n{shown}")
    return found[1]


def write(tree, folder, version, platform):
    info = f"proxy407-{version}.dist-info"
    documents = tree / "share/doc/proxy407"
    description = (ROOT / "integrations/python/README.md").read_text(encoding="utf-8")
    members = archive.members_of(MODULE, "proxy407/")
    members += [
        (f"proxy407-{version}.data/scripts/proxy407", (tree / "bin/proxy407").read_bytes(), 0o755),
        (f"{info}/METADATA", METADATA.format(version=version, description=description).encode(), 0o644),
        (f"{info}/WHEEL", WHEEL.format(platform=platform).encode(), 0o644),
        (f"{info}/entry_points.txt", ENTRY_POINTS.encode(), 0o644),
        (f"{info}/licenses/LICENSE", (documents / "LICENSE").read_bytes(), 0o644),
        (f"{info}/licenses/NOTICES", (documents / "NOTICES").read_bytes(), 0o644)]
    members.append((f"{info}/RECORD", record_of(members, f"{info}/RECORD"), 0o644))
    target = folder / f"proxy407-{version}-py3-none-{platform}.whl"
    archive.write_zip(target, members)
    return target


def record_of(members, own_name):
    lines = []
    for name, octets, _ in members:
        digest = base64.urlsafe_b64encode(hashlib.sha256(octets).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(octets)}")
    return "\n".join([*lines, f"{own_name},,", ""]).encode()
