"""What package managers need to find in a site: a package each, made here. TOOLS gives for each the
command that fetches it and the variables that it needs; FOLDER gets site/ and work/.
"""
import hashlib
import io
import json
import os
import pathlib
import tarfile
import zipfile


def write(file, content=""):
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        file.write_text(content, encoding="utf-8")


def tar(files):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content.encode()))
    return packed.getvalue()


def zipped(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def pip(folder):
    write(folder / "site/simple/demo/index.html", '<a href="demo-1.0-py3-none-any.whl">demo</a>')
    about = "demo-1.0.dist-info/"
    write(folder / "site/simple/demo/demo-1.0-py3-none-any.whl", zipped({
        "demo.py": "", about + "METADATA": "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n",
        about + "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        about + "RECORD": ""}))
    write(folder / "work/x")
    return (["pip", "download", "-q", "--no-deps", "--disable-pip-version-check", "--no-cache-dir",
             "--index-url", "https://pypi.test/simple/", "demo"], {})


def npm(folder):
    site = "http://registry.test/demo/-/demo-1.0.0.tgz"
    write(folder / "site/demo/-/demo-1.0.0.tgz",
          tar({"package/package.json": '{"name": "demo", "version": "1.0.0"}'}))
    write(folder / "site/demo/index.html", json.dumps({
        "name": "demo", "dist-tags": {"latest": "1.0.0"}, "versions": {"1.0.0": {
            "name": "demo", "version": "1.0.0", "dist": {"tarball": site}}}}))
    write(folder / "work/package.json", '{"name": "work", "version": "1.0.0"}')
    return (["npm", "install", "demo", "--registry=http://registry.test/", "--no-audit",
             "--no-fund", "--cache", str(folder / "cache")], {})


def cargo(folder):
    manifest = '[package]\nname = "{}"\nversion = "1.0.0"\nedition = "2021"\n'
    crate = tar({"demo-1.0.0/Cargo.toml": manifest.format("demo"), "demo-1.0.0/src/lib.rs": ""})
    write(folder / "site/dl/demo/1.0.0/download", crate)
    write(folder / "site/config.json", '{"dl": "https://index.test/dl"}')
    write(folder / "site/de/mo/demo", json.dumps({
        "name": "demo", "vers": "1.0.0", "deps": [], "features": {}, "yanked": False,
        "cksum": hashlib.sha256(crate).hexdigest()}))
    write(folder / "work/Cargo.toml", manifest.format("work") + '[dependencies]\ndemo = "1"\n')
    write(folder / "work/src/main.rs", "fn main() {}")
    write(folder / "work/.cargo/config.toml", '[source.crates-io]\nreplace-with = "site"\n'
          '[source.site]\nregistry = "sparse+https://index.test/"\n')
    home = pathlib.Path("~/.cargo/bin").expanduser()
    return (["cargo", "fetch"], {"CARGO_HOME": str(folder / "home"),
                                 "PATH": os.environ["PATH"] + f":{home}"})


def go(folder):
    mod = "module example.test/demo\n\ngo 1.18\n"
    files = folder / "site/example.test/demo/@v"
    write(files / "list", "v1.0.0\n")
    write(files / "v1.0.0.info", '{"Version": "v1.0.0", "Time": "2024-01-01T00:00:00Z"}')
    write(files / "v1.0.0.mod", mod)
    top = "example.test/demo@v1.0.0/"
    write(files / "v1.0.0.zip", zipped({top + "go.mod": mod, top + "demo.go": "package demo\n"}))
    write(folder / "work/go.mod", "module work\n\ngo 1.18\n")
    return (["go", "get", "example.test/demo@v1.0.0"], {
        "GOPROXY": "https://modules.test", "GOSUMDB": "off", "GOTOOLCHAIN": "local",
        "GOFLAGS": "-modcacherw", "GOPATH": str(folder / "gopath"),
        "GOCACHE": str(folder / "cache"), "PATH": os.environ["PATH"] + ":/usr/local/go/bin"})


TOOLS = {"pip": pip, "npm": npm, "cargo": cargo, "go": go}
