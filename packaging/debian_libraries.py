#!/usr/bin/env python3
"""Unpacks Debian's libraries for another processor into a folder; nothing of this machine changes.

usage: debian_libraries.py ARCHITECTURE FOLDER PACKAGE...
The suite and the mirrors are those of this machine's apt.
"""
import pathlib
import subprocess
import sys
import tempfile


def apt(architecture, state, *arguments):
    settings = {"APT::Architecture": architecture, "APT::Architectures": architecture,
                "Dir::State": state, "Dir::State::status": state / "status", "Dir::Cache": state / "cache",
                "APT::Sandbox::User": "root"}
    options = [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]
    subprocess.run(["apt-get", "-qq", *options, *arguments], cwd=state, check=True)


def main():
    architecture, folder, *packages = sys.argv[1:]
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as state:
        state = pathlib.Path(state)
        (state / "status").touch()
        for name in ("lists/partial", "cache/archives/partial"):
            (state / name).mkdir(parents=True)
        apt(architecture, state, "update")
        apt(architecture, state, "download", *packages)
        for package in sorted(state.glob("*.deb")):
            subprocess.run(["dpkg-deb", "-x", package, folder], check=True)


if __name__ == "__main__":
    main()
