"""The vectors of tests/data/vectors/credentials_torture.json as cases, against both schemes."""
import json
import pathlib

from case import Case, field, with_fields

VECTORS = pathlib.Path(__file__).parents[2] / "data" / "vectors" / "credentials_torture.json"


def _fields(entry):
    lines = [bytes.fromhex(line) for line in entry["field_lines_hex"]]
    return b"".join(field(line) for line in lines)


def cases():
    """Each entry's field lines go to a proxy with Basic and to one with Digest as they are.

    The Digest vectors answer a nonce that neither proxy gave; digest_cases.py has such
    deviations over the nonce that was given.
    """
    for entry in json.loads(VECTORS.read_text(encoding="utf-8"))["entries"]:
        if None in entry["field_lines_hex"]:
            continue  # described only: a very long field, which basic_cases.py has
        for scheme in ("basic", "digest"):
            yield Case(scheme, entry["id"], with_fields(_fields(entry)))
