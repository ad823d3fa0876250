"""What a client asks for, and how it goes over one hop."""

HEX = set("0123456789ABCDEFabcdef")


def percent_decoded(text):
    first, *rest = text.split("%")
    octets = first.encode()
    for piece in rest:
        if len(piece) >= 2 and set(piece[:2]) <= HEX:
            octets += bytes.fromhex(piece[:2]) + piece[2:].encode()
        else:
            octets += b"%" + piece.encode()  # as it is (URL standard)
    return octets


class Url:
    def __init__(self, text):
        self.scheme, _, rest = text.partition("://")
        rest, _, self.fragment = rest.partition("#")
        self.authority, slash, path = rest.partition("/")
        self.path = slash + path or "/"
        self.userinfo, _, self.place = self.authority.rpartition("@")
        self.host, _, port = self.place.partition(":")
        if self.place.startswith("["):
            self.host, _, port = self.place.partition("]")
            self.host, port = self.host + "]", port.removeprefix(":")
        self.port = int(port or (443 if self.scheme == "https" else 80))


class Message:
    """A request as it goes over one hop."""

    def __init__(self, method, target, fields, content=b""):
        self.method = method
        self.target = target
        self.fields = fields
        self.content = content


class Request:
    def __init__(self, method, url, fields, content=b""):
        self.method = method
        self.url = url
        self.fields = fields
        self.content = content
