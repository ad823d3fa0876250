"""The pages keep up with the files: every relative link leads somewhere, and the page on the life
of one request names every room, in order."""

import re

import tree

_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
_ROOM = re.compile(r"^\| `(\w+)/` \|", re.MULTILINE)
ROOMS_PAGE = "server/README.md"


def check(root):
    for page in tree.files(root, ".md"):
        text = tree.read(root, page)
        for match in _LINK.finditer(text):
            target = match.group(1)
            if "://" not in target and not (root / page.parent / target).exists():
                yield f"{page}:{tree.line_of(text, match.start())}: {target} is not there"

    _, rooms = tree.rooms(root)
    if not (root / ROOMS_PAGE).is_file():
        yield f"{ROOMS_PAGE}: is not there"
        return
    listed = _ROOM.findall(tree.read(root, ROOMS_PAGE))
    if listed != rooms:
        yield f"{ROOMS_PAGE}: lists the rooms {' '.join(listed)}; they are {' '.join(rooms)}"
