"""The JUnit 5 extension as a jar, and the program as a resource jar, each with its pom.

`mvn install:install-file -Dfile=JAR -DpomFile=POM` puts one into a local repository. javac is all that
is needed to make them; nothing is downloaded.
"""
import hashlib
import pathlib
import subprocess
import tempfile
import zlib

import archive

ROOT = pathlib.Path(__file__).resolve().parents[1]
SOURCES = ROOT / "integrations/java"
# What the sources are compiled against; JUnit itself comes from the user's project.
API = [f"/usr/share/java/{name}.jar" for name in
       ("junit-jupiter-api", "junit-platform-commons", "apiguardian-api", "opentest4j")]
PLATFORM = "linux-x86_64"  # as Maven's os plugin names it
EXTENSION = "proxy407-junit5"
BINARY = f"proxy407-binary-{PLATFORM}"
MANIFEST = "Manifest-Version: 1.0\r\n{more}\r\n"


def write(tree, folder, version):
    """The paths of the two jars."""
    documents = tree / "share/doc/proxy407"
    notices = [("META-INF/NOTICES", (documents / "NOTICES").read_bytes(), 0o644)]
    licence = [("META-INF/LICENSE", (documents / "LICENSE").read_bytes(), 0o644)]
    return [write_jar(folder, EXTENSION, version, licence + classes()),
            write_jar(folder, BINARY, version, licence + notices + resources(tree / "bin/proxy407"))]


def write_jar(folder, artifact, version, members):
    pom = (SOURCES / f"{artifact}.pom").read_text(encoding="utf-8").replace("@VERSION@", version)
    (folder / f"{artifact}-{version}.pom").write_text(pom, encoding="utf-8")
    module = f"Automatic-Module-Name: {artifact.replace('-', '.')}\r\n" if artifact == EXTENSION else ""
    first = [("META-INF/MANIFEST.MF", MANIFEST.format(more=module).encode(), 0o644)]
    rest = [(f"META-INF/maven/proxy407/{artifact}/pom.xml", pom.encode(), 0o644), *members]
    target = folder / f"{artifact}-{version}.jar"
    archive.write_zip(target, first + sorted(rest))
    return target


def classes():
    with tempfile.TemporaryDirectory() as folder:
        sources = sorted(str(path) for path in (SOURCES / "src").rglob("*.java"))
        subprocess.run(["javac", "--release", "17", "-encoding", "UTF-8", "-g:source,lines",
                        "-Xlint:all", "-Werror", "-cp", ":".join(API), "-d", folder, *sources], check=True)
        return archive.members_of(pathlib.Path(folder))


def resources(program):
    octets = program.read_bytes()
    place = f"proxy407/binary/{PLATFORM}/proxy407"
    sums = f"{hashlib.sha256(octets).hexdigest()} {zlib.crc32(octets):08x}\n"
    return [(place, octets, 0o755), (f"{place}.sums", sums.encode(), 0o644)]
