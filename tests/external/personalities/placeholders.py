"""What differs from run to run, marked as {name}."""
import re

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DATE = re.compile(rf"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),(?: |%20)\d\d(?: |%20)(?:{_MONTHS})"
                   r"(?: |%20)\d{4}(?: |%20)\d\d(?::|%3A)\d\d(?::|%3A)\d\d(?: |%20)GMT")
_NONCE = re.compile(r'(\bnonce=")[^"]*(")')
_RESPONSE = re.compile(r'((?:response|rspauth)=")[0-9a-f]{32}(")')


def masked(octets, names):
    """names: placeholder -> the text that it stands for"""
    text = octets.decode("latin-1")
    text = _NONCE.sub(r"\1{nonce}\2", _DATE.sub("{date}", text))
    text = _RESPONSE.sub(r"\1{response}\2", text)
    for name, value in names.items():
        text = text.replace(value, "{" + name + "}")
    return text
