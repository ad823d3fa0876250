"""The Debian package, by dpkg's own tools."""
import gzip
import shutil
import subprocess

import archive
import notices

CONTROL = """\
Package: proxy407
Version: {version}
Architecture: {architecture}
Section: net
Priority: optional
Maintainer: The proxy407 authors <proxy407@example.org>
Installed-Size: {size}
Depends: {depends}
Suggests: libgssapi-krb5-2, libmujs2
Description: mock proxy that names the cause of every 407
 A forward proxy for tests: it asks for credentials exactly as a scenario says,
 says why it refused each request from the bytes that it received, and
 certifies whether clients send Proxy-Authorization as they should.
"""


def write_deb(tree, work, target, version):
    """From an installation's tree; work is an empty folder."""
    root = work / "proxy407"
    shutil.copytree(tree, root / "usr")
    rules_of_debian(root / "usr", version)
    (root / "DEBIAN").mkdir()
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) // 1024
    (root / "DEBIAN/control").write_text(CONTROL.format(
        version=version, architecture=said("dpkg", "--print-architecture"), size=size,
        depends=depends_of(root / "usr/bin/proxy407", work)), encoding="utf-8")
    (root / "DEBIAN/md5sums").write_text(said("sh", "-c", "find usr -type f | LC_ALL=C sort | "
                                              "xargs -d '\\n' md5sum", cwd=root) + "\n")
    for folder in [root, *(path for path in root.rglob("*") if path.is_dir())]:
        folder.chmod(0o755)
    archive.set_times(root)
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, target], check=True,
                   stdout=subprocess.DEVNULL, env={"PATH": "/usr/bin:/bin",
                                                   "SOURCE_DATE_EPOCH": str(archive.SECONDS)})


CHANGELOG = """\
proxy407 ({version}) bookworm; urgency=medium

  * See changelog.gz.

 -- The proxy407 authors <proxy407@example.org>  Tue, 01 Jan 1980 00:00:00 +0000
"""


# A bug of Debian's is closed by what enters Debian itself.
OVERRIDES = "proxy407: initial-upload-closes-no-bugs *\n"


def rules_of_debian(usr, version):
    """Where Debian wants other names than everybody: compressed pages, `copyright`, its changelog."""
    documents = usr / "share/doc/proxy407"
    for page in (usr / "share/man/man1").iterdir():
        compress(page)
    licence = (documents / "LICENSE").read_text(encoding="utf-8")
    (documents / "copyright").write_text(f"{licence}\n\n{notices.notices(common=False)}",
                                         encoding="utf-8")
    (documents / "LICENSE").unlink()
    (documents / "NOTICES").unlink()
    (documents / "CHANGELOG.md").rename(documents / "changelog")
    compress(documents / "changelog")
    (documents / "changelog.Debian").write_text(CHANGELOG.format(version=version), encoding="utf-8")
    compress(documents / "changelog.Debian")
    overrides = usr / "share/lintian/overrides/proxy407"
    overrides.parent.mkdir(parents=True)
    overrides.write_text(OVERRIDES, encoding="utf-8")
    site = usr / "share/zsh/site-functions"
    site.rename(usr / "share/zsh/vendor-completions")


def compress(path):
    octets = gzip.compress(path.read_bytes(), 9, mtime=0)
    path.with_name(path.name + ".gz").write_bytes(octets)
    path.unlink()


def depends_of(program, work):
    """What dpkg-shlibdeps finds in the program; it wants a source package's control file."""
    (work / "debian").mkdir()
    (work / "debian/control").write_text("Source: proxy407\n\nPackage: proxy407\nArchitecture: any\n")
    return said("dpkg-shlibdeps", "-O", "--ignore-missing-info", program, cwd=work).removeprefix(
        "shlibs:Depends=")


def said(*command, cwd=None):
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=cwd).stdout.strip()
