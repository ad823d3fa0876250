"""The licences of everything that is linked into the program, from Debian's copyright files."""
import pathlib
import re

# The package of each part that is linked in; libstdc++ comes with the compiler.
LINKED = ["libboost1.81-dev", "libssl-dev", "nlohmann-json3-dev", "libcxxopts-dev", "libutf8proc-dev",
          "libvalijson-dev", "libpugixml-dev", "zlib1g-dev", "libstdc++-12-dev"]

# Terms that these files name without their text, and that hold for what is linked in.
COMMON = ["Apache-2.0"]

DOCUMENTS = pathlib.Path("/usr/share/doc")
LICENSES = pathlib.Path("/usr/share/common-licenses")


def copyright_of(package):
    text = (DOCUMENTS / package / "copyright").read_text(encoding="utf-8", errors="replace")
    if package.startswith("libboost"):  # 2 MB, a paragraph per file: its licence is one
        text = re.search(r"^License: BSL-1\.0\n(?: .*\n)+", text, re.MULTILINE)[0]
    return text.strip()


def notices(common=True):
    """Without the common texts for Debian, which has them as files and wants them named alone."""
    parts = [(package, copyright_of(package)) for package in LINKED]
    if common:
        parts += [(name, (LICENSES / name).read_text(encoding="utf-8").strip()) for name in COMMON]
    return ("What is linked into proxy407, and under which terms: for each part the copyright file "
            "of its Debian package.\n\n" +
            "\n\n".join(f"{name}\n{'=' * len(name)}\n\n{text}\n" for name, text in parts))
