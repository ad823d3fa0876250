"""A proxy that asks for Basic, on ::1 port 3128 and on no IPv4 address."""
import socket

ANSWER = (b"HTTP/1.1 407 Proxy Authentication Required\r\n"
          b'Proxy-Authenticate: Basic realm="ipv6"\r\nContent-Length: 0\r\n\r\n')

with socket.create_server(("::1", 3128), family=socket.AF_INET6) as listener:
    while True:
        connection, _ = listener.accept()
        with connection:
            if connection.recv(65536):
                connection.sendall(ANSWER)
