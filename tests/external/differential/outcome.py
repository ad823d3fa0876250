"""What a proxy made of a request, as one word."""
import re
import socket

from case import Request

HOST = "127.0.0.1"


def answer(port, octets, seconds=5):
    """The octets of the answer's head; b"" if the connection was closed without one."""
    received = b""
    with socket.create_connection((HOST, port), seconds) as connection:
        connection.settimeout(seconds)
        try:
            connection.sendall(octets)
            while b"\r\n\r\n" not in received and (piece := connection.recv(65536)):
                received += piece
        except (ConnectionResetError, BrokenPipeError):
            pass
        except TimeoutError:
            return None
    return received


def outcome(head):
    """through, 407, refused (any other error), closed or silent"""
    if head is None:
        return "silent"
    status = re.match(rb"HTTP/1\.[01] (\d{3})", head)
    if status is None:
        return "closed" if head == b"" else "no HTTP"
    number = int(status.group(1))
    return "through" if number < 300 else "407" if number == 407 else "refused"


def request_for(method, origin_port):
    place = f"{HOST}:{origin_port}".encode()
    target = place if method == "CONNECT" else b"http://" + place + b"/ip"
    return Request(method.encode(), target, place)


def challenged(request, port):
    """The request with the nonce and opaque of a Digest challenge that the proxy gives now."""
    head = answer(port, request.octets(b"")) or b""
    digest = re.search(rb"(?im)^Proxy-Authenticate: Digest .*$", head).group(0)

    def parameter(name):
        found = re.search(rb"\b" + name + rb'="([^"]*)"', digest)
        return found and found.group(1)
    request.nonce, request.opaque = parameter(b"nonce"), parameter(b"opaque")
    return request


def outcome_of(case, method, port, origin_port):
    request = request_for(method, origin_port)
    if case.scheme == "digest":
        request = challenged(request, port)
    for build in case.before:
        answer(port, build(request))
    return outcome(answer(port, case.build(request)))
