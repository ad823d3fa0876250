"""What a client asks for, and how it goes over one hop."""


def percent_decoded(text):
    first, *rest = text.split("%")
    octets = first.encode()
    for piece in rest:
        octets += bytes.fromhex(piece[:2]) + piece[2:].encode()
    return octets


class Url:
    def __init__(self, text):
        self.scheme, _, rest = text.partition("://")
        self.authority, slash, path = rest.partition("/")
        self.path = slash + path or "/"
        self.userinfo, _, self.place = self.authority.rpartition("@")
        self.host, _, port = self.place.partition(":")
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
