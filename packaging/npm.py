"""The npm packages: proxy407 with the fixtures, and the program for each platform as its optional
dependency, of which npm installs the one that fits. No script runs at installation."""
import json
import pathlib

import archive

ROOT = pathlib.Path(__file__).resolve().parents[1]
NODE = ROOT / "integrations/node"
PLATFORM = "linux-x64"


def write_npm(tree, folder, version):
    """Returns the paths of the tarballs."""
    return [write_platform(tree, folder, version), write_main(tree, folder, version)]


def write_platform(tree, folder, version):
    package = {
        "name": f"@proxy407/{PLATFORM}", "version": version, "license": "MIT",
        "description": f"The program of proxy407 for {PLATFORM}",
        "os": ["linux"], "cpu": ["x64"], "libc": ["glibc"],
        "preferUnplugged": True,  # a program inside of Yarn's zip can't be started
        "files": ["bin", "LICENSE", "NOTICES"]}
    return write(folder / f"proxy407-{PLATFORM}-{version}.tgz", tree, package,
                 [("bin/proxy407", (tree / "bin/proxy407").read_bytes(), 0o755)])


def write_main(tree, folder, version):
    package = json.loads((NODE / "package.json").read_text(encoding="utf-8"))
    package["version"] = version
    package["optionalDependencies"] = {f"@proxy407/{PLATFORM}": version}
    files = [(name, octets, mode) for name, octets, mode in archive.members_of(NODE / "lib", "lib/")]
    files.append(("README.md", (NODE / "README.md").read_bytes(), 0o644))
    return write(folder / f"proxy407-{version}.tgz", tree, package, files)


def write(target, tree, package, files):
    documents = tree / "share/doc/proxy407"
    text = json.dumps(package, indent=2) + "\n"
    members = [("package.json", text.encode(), 0o644), *files,
               ("LICENSE", (documents / "LICENSE").read_bytes(), 0o644),
               ("NOTICES", (documents / "NOTICES").read_bytes(), 0o644)]
    archive.write_tar_gz(target, [(f"package/{name}", octets, mode) for name, octets, mode in members])
    return target
