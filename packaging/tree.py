"""The files of an installation, once: every form of package takes them from here.

bin/proxy407, its man pages, its completions for three shells, its scenarios, README, changes and
licences. A tree can be moved: the program needs no file beside itself.
"""
import pathlib
import shutil

import manual
import notices

ROOT = pathlib.Path(__file__).resolve().parents[1]
COMPLETIONS = {"proxy407.bash": "share/bash-completion/completions/proxy407",
               "_proxy407": "share/zsh/site-functions/_proxy407",
               "proxy407.fish": "share/fish/vendor_completions.d/proxy407.fish"}


def write_tree(program, folder):
    place(program, folder / "bin/proxy407", 0o755)
    manual.write_pages(program, folder / "share/man/man1")
    for name, target in COMPLETIONS.items():
        place(ROOT / "packaging/completions" / name, folder / target)
    for scenario in (ROOT / "scenarios").rglob("*.json"):
        place(scenario, folder / "share/proxy407" / scenario.relative_to(ROOT))
    for document in ("README.md", "CHANGELOG.md", "LICENSE"):
        place(ROOT / document, folder / "share/doc/proxy407" / document)
    (folder / "share/doc/proxy407/NOTICES").write_text(notices.notices(), encoding="utf-8")


def place(source, target, mode=0o644):
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(mode)
