"""A runner whose pip finds the wheel of this program, and nothing else."""
import atexit
import functools
import os
import pathlib
import re
import shutil
import sys
import tempfile

import page
from runner import Runner

sys.path[:0] = [str(page.ROOT / "integrations")]
import packed  # noqa: E402

VERSION = re.search(r"^project\(proxy407 VERSION (\S+)", (page.ROOT / "CMakeLists.txt").read_text(), re.M)[1]


@functools.lru_cache
def wheels(program):
    import wheel  # of packaging/
    folder = pathlib.Path(tempfile.mkdtemp(prefix="proxy407-"))
    atexit.register(shutil.rmtree, folder)
    wheel.write(packed.tree_of(program, folder), folder, VERSION, "linux_x86_64")
    shutil.rmtree(folder / "tree")
    return folder


def runner(folder, program, tools):
    return Runner(folder, page.action(), PIP_NO_INDEX="1", PIP_FIND_LINKS=str(wheels(program)),
                  PATH=f"{tools}:{os.environ['PATH']}")
