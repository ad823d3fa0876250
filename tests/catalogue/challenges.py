"""Proxy-Authenticate: a list of challenges that share their commas with their parameters (RFC 9110
section 11.6.1). What is malformed is left out and lends its pieces to no other challenge."""

SEPARATORS = frozenset('()<>@,;:\\"/[]?={} \t')
TOKEN68 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/")


class Challenge:
    def __init__(self, scheme):
        self.scheme = scheme.lower()
        self.parameters = {}  # names in lower case, values without quotes
        self.token68 = ""
        self.malformed = False


def parse_challenges(values):
    """All well-formed challenges of several fields, in order."""
    found = []
    for value in values:
        current = None
        for element in _elements(value):
            parameter = _parameter(element)
            if parameter is None:
                current = _begin(element)
                found.append(current)
            elif current is not None:
                _add(current, parameter)
    return [challenge for challenge in found if not challenge.malformed]


def _elements(value):
    """Split at the commas outside of quoted strings; empty elements are skipped."""
    start = at = 0
    quoted = False
    while at < len(value):
        if quoted and value[at] == "\\":
            at += 1
        elif value[at] == '"':
            quoted = not quoted
        elif value[at] == "," and not quoted:
            yield from _filled(value[start:at])
            start = at + 1
        at += 1
    yield from _filled(value[start:])


def _filled(element):
    element = element.strip(" \t")
    if element:
        yield element


def _is_token(text):
    return bool(text) and all(" " < c <= "~" and c not in SEPARATORS for c in text)


def _parameter(element):
    """(name, value), or None when it is none; the value is None when it is malformed."""
    name, equals, value = element.partition("=")
    name = name.rstrip(" \t")
    if not equals or not _is_token(name) or not value.strip(" \t="):
        return None
    return name.lower(), _unquoted(value.lstrip(" \t"))


def _unquoted(value):
    if not value.startswith('"'):
        return value if _is_token(value) else None
    text = ""
    at = 1
    while at < len(value) and value[at] != '"':
        at += value[at] == "\\"
        text += value[at : at + 1]
        at += 1
    return text if at == len(value) - 1 else None


def _begin(element):
    scheme, _, rest = element.partition(" ")
    challenge = Challenge(scheme)
    challenge.malformed = not _is_token(scheme)
    rest = rest.strip(" \t")
    parameter = _parameter(rest)
    if parameter is not None:
        _add(challenge, parameter)
    elif rest:
        challenge.token68 = rest
        challenge.malformed |= not set(rest.rstrip("=")) <= TOKEN68
    return challenge


def _add(challenge, parameter):
    name, value = parameter
    challenge.malformed |= value is None or name in challenge.parameters
    challenge.parameters[name] = value
