"""A client that speaks NTLM of version 1, as far as a proxy can see: its response has 24 octets."""
import base64
import os
import socket

TYPE_1 = b"NTLMSSP\0\1\0\0\0\x06\x82\x08\0" + bytes(16)


def type_3(user, response):
    fields = [b"", response, b"", user, b"", b""]
    head, payload = b"NTLMSSP\0\3\0\0\0", b""
    for octets in fields:
        head += len(octets).to_bytes(2, "little") * 2 + (64 + len(payload)).to_bytes(4, "little")
        payload += octets
    return head + bytes(4) + payload


def main():
    host, _, port = os.environ["PROXY407_URL"].removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), 10) as connection:
        for message in (TYPE_1, type_3(b"alice", bytes(24))):
            token = base64.b64encode(message)
            connection.sendall(b"GET http://origin.test/ip HTTP/1.1\r\nHost: origin.test\r\n"
                               b"Proxy-Authorization: NTLM " + token + b"\r\n\r\n")
            connection.recv(65536)


main()
