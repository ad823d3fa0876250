"""The Go module as a zip: sources, and in bin the program for each platform that there is one for.

Unpacked beside a module it is used by `replace`; nothing is downloaded.
"""
import gzip
import hashlib
import pathlib

import archive

ROOT = pathlib.Path(__file__).resolve().parents[1]
SOURCES = ROOT / "integrations/go"
# Compiled on this platform only: so says the name of the file.
PLATFORM = "linux_amd64"
PROGRAM = """package bin

import _ "embed"

//go:embed proxy407_{platform}.gz
var gzipped []byte

func init() {{ register("{sha256}", gzipped) }}
"""


def write(tree, folder, version):
    target = folder / f"proxy407-go-{version}.zip"
    archive.write_zip(target, sorted(members(tree)))
    return target


def members(tree):
    octets = (tree / "bin/proxy407").read_bytes()
    for name in ("*.go", "go.mod", "README.md", "bin/bin.go", "bin/go.mod"):
        for path in SOURCES.glob(name):
            yield f"proxy407/{path.relative_to(SOURCES).as_posix()}", path.read_bytes(), 0o644
    text = PROGRAM.format(platform=PLATFORM, sha256=hashlib.sha256(octets).hexdigest())
    yield f"proxy407/bin/program_{PLATFORM}.go", text.encode(), 0o644
    yield f"proxy407/bin/proxy407_{PLATFORM}.gz", gzip.compress(octets, 9, mtime=0), 0o644
    for name, place in (("LICENSE", ""), ("LICENSE", "bin/"), ("NOTICES", "bin/")):
        yield f"proxy407/{place}{name}", (tree / "share/doc/proxy407" / name).read_bytes(), 0o644
