"""A Digest client that can be told to go wrong, and that reads what an answer tells it."""
import re

from support.digest import Session, field_value, qops

_PARAMETER = re.compile(r'\s*,*\s*([^\s=,"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]*))\s*')


def parameters(text):
    """name (in lower case) -> value, quotes and backslashes of quoted-pairs taken away"""
    found = {}
    at = 0
    while match := _PARAMETER.match(text, at):
        name, quoted, token = match.groups()
        found[name.lower()] = token if quoted is None else re.sub(r"\\(.)", r"\1", quoted)
        at = match.end()
    return found


class Client(Session):
    """One session after the other. `take` what an answer says, then `answer` requests.

    `hashed` and `sent` overwrite, for one answer, what goes into the hash and into the field.
    """

    def __init__(self, user="user", password="pass", username_star=False):
        self.username_star = username_star
        nothing = {"realm": "", "nonce": ""}
        super().__init__(nothing, user.encode(), password.encode())

    def take(self, challenge):
        """The value of a Proxy-Authenticate."""
        is_text = isinstance(challenge, str)
        super().take(parameters(challenge.removeprefix("Digest ")) if is_text else challenge)

    def answer(self, method, uri, content=b"", qop=None, hashed=None, sent=None):
        """The field Proxy-Authorization, as a line."""
        inputs = self.inputs(self.counted())
        offered = qops(self.parameters) or [""]
        inputs["qop"] = offered[0] if qop is None else qop
        self.last = (uri, dict(inputs))
        hashed = dict(hashed or {})
        content = hashed.pop("content", content)
        response = self.response(method, uri, content, inputs | hashed)
        written = self.written(uri, response, inputs) | (sent or {})
        return f"Proxy-Authorization: {field_value(written)}\r\n".encode("latin-1")

    def name(self):
        if not self.username_star:
            return super().name()
        return {"username*": "UTF-8''" + "".join(f"%{octet:02X}" for octet in self.user)}

    def read_info(self, info, content=b""):
        """Takes what Proxy-Authentication-Info says: does its rspauth prove the password?"""
        told = parameters(info)
        uri, inputs = self.last
        if "nextnonce" in told:
            self.renew(told["nextnonce"])
        if inputs["qop"] and "rspauth" in told:
            same = all(told.get(name) == inputs[name] for name in ("cnonce", "nc", "qop"))
            if not same:
                return False
        return told.get("rspauth") == self.response("", uri, content, inputs)
