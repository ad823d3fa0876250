"""Where the program is that this package brings."""

from __future__ import annotations

import os
import pathlib
import sys
import sysconfig
from typing import Iterator, Optional

from ._api import Proxy407Error

NAME = "proxy407"
VARIABLE = "PROXY407_BINARY"


class ProgramNotFound(Proxy407Error):
    """The program is at none of the places where an installer puts it."""


def find_proxy407_bin() -> str:
    """Returns the path of the program: what PROXY407_BINARY names, else the script of this package
    wherever pip put it, else the first on PATH."""
    named = os.environ.get(VARIABLE)
    if named:
        if not _is_program(named):
            raise ProgramNotFound(f"{VARIABLE} is {named}, which is not a program that can be run.")
        return named
    tried = []
    for folder in _folders():
        path = os.path.join(folder, NAME)
        if _is_program(path):
            return path
        if path not in tried:
            tried.append(path)
    places = "\n".join(f"  {path}" for path in tried)
    raise ProgramNotFound(
        f"The program proxy407 was not found. Install the package again, or set {VARIABLE} to the "
        f"path of the program. Tried:\n{places}"
    )


def _is_program(path: str) -> bool:
    return os.path.isfile(path) and os.access(path, os.X_OK)


def _folders() -> Iterator[str]:
    package = pathlib.Path(__file__).resolve().parent
    for scripts in (
        sysconfig.get_path("scripts"),
        sysconfig.get_path("scripts", vars={"base": sys.base_prefix}),
        _of_prefix(package),
        str(package.parent / "bin"),  # pip install --target
        sysconfig.get_path("scripts", scheme=_user_scheme()),
    ):
        if scripts:
            yield scripts
    yield from filter(None, os.environ.get("PATH", "").split(os.pathsep))


def _of_prefix(package: pathlib.Path) -> Optional[str]:
    """pip install --prefix: PREFIX/lib/python3.11/site-packages/proxy407 and PREFIX/bin."""
    parents = package.parents
    if len(parents) < 4 or parents[2].name not in ("lib", "lib64"):
        return None
    return str(parents[3] / "bin")


def _user_scheme() -> str:
    if sys.version_info >= (3, 10):
        return sysconfig.get_preferred_scheme("user")
    return "posix_user"
