"""Messages of NTLM (MS-NLMP) and of SPNEGO (RFC 4178) as a client makes them, octet by octet."""
import hashlib
import hmac
import struct

UNICODE = 0x1
SIGNATURE = b"NTLMSSP\0"


def md4(octets):
    """RFC 1320: OpenSSL 3 does not hand it to Python any more."""
    mask = 0xFFFFFFFF
    state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476]
    padded = octets + b"\x80" + bytes((55 - len(octets)) % 64) + struct.pack("<Q", 8 * len(octets))
    rounds = (
        (lambda x, y, z: x & y | ~x & z, 0, range(16), (3, 7, 11, 19)),
        (lambda x, y, z: x & y | x & z | y & z, 0x5A827999,
         [i // 4 + i % 4 * 4 for i in range(16)], (3, 5, 9, 13)),
        (lambda x, y, z: x ^ y ^ z, 0x6ED9EBA1,
         [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15], (3, 9, 11, 15)))
    for at in range(0, len(padded), 64):
        words = struct.unpack("<16I", padded[at:at + 64])
        a, b, c, d = state
        for mix, constant, order, shifts in rounds:
            for step, index in enumerate(order):
                value = (a + mix(b, c, d) + words[index] + constant) & mask
                shift = shifts[step % 4]
                a, b, c, d = d, (value << shift | value >> (32 - shift)) & mask, b, c
        state = [(old + new) & mask for old, new in zip(state, (a, b, c, d))]
    return struct.pack("<4I", *state)


def nt_hash(password):
    return md4(password.encode("utf-16-le"))


def type1(flags=0x02088207):
    return SIGNATURE + struct.pack("<II", 1, flags) + bytes(24)


def type3(domain, user, workstation=b"PC", lm=b"", nt=bytes(44), key=b"", flags=UNICODE):
    """The names in octets, as they go on the wire."""
    head, payload = SIGNATURE + struct.pack("<I", 3), b""
    for octets in (lm, nt, domain, user, workstation, key):
        head += struct.pack("<HHI", len(octets) & 0xFFFF, len(octets) & 0xFFFF, 64 + len(payload))
        payload += octets
    return head + struct.pack("<I", flags) + payload


def utf16(text):
    return text.encode("utf-16-le")


def response(challenge, user, domain, hashed):
    """Of version 2, by the hash of a password; the names in text."""
    key = hmac.digest(hashed, utf16(user.upper() + domain), hashlib.md5)
    blob = b"\1\1" + bytes(14) + b"8 octets" + bytes(8)
    return hmac.digest(key, challenge + blob, hashlib.md5) + blob


def answer(challenge, user, domain, password, **fields):
    """What a client with that account sends to that type 2."""
    nt = response(challenge_in(challenge), user, domain, nt_hash(password))
    return type3(utf16(domain), utf16(user), nt=nt, **fields)


def type2_of_zeros():
    """What a client without a challenge can pretend to have got."""
    return SIGNATURE + struct.pack("<I", 2) + bytes(36)


def challenge_in(type2):
    if not type2.startswith(SIGNATURE + b"\2\0\0\0"):
        raise ValueError(f"no type 2: {type2!r}")
    return type2[24:32]


def der(tag, content):
    size = len(content)
    digits = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag]) + (bytes([size]) if size < 128 else bytes([0x80 + len(digits)]) + digits) + \
        content


NTLM_OID = der(6, bytes.fromhex("2b06010401823702020a"))


def spnego_first(token):
    """A NegTokenInit that proposes NTLM."""
    fields = der(0xA0, der(0x30, NTLM_OID)) + der(0xA2, der(4, token))
    return der(0x60, der(6, bytes.fromhex("2b0601050502")) + der(0xA0, der(0x30, fields)))


def spnego_later(token):
    """A NegTokenResp."""
    return der(0xA1, der(0x30, der(0xA2, der(4, token))))


def ntlm_in(token):
    """What the proxy's token carries: by itself or inside of SPNEGO."""
    return token[token.index(SIGNATURE):]
