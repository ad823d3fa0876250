"""The target behind a real proxy: answers everything, over connections that a proxy may keep."""
import contextlib
import socketserver
import threading


class _Connection(socketserver.BaseRequestHandler):
    def handle(self):
        received = b""
        with contextlib.suppress(OSError):
            while piece := self.request.recv(65536):
                received += piece
                while b"\r\n\r\n" in received:
                    head, received = received.split(b"\r\n\r\n", 1)
                    self.answer(head)

    def answer(self, head):
        if head.startswith(b"CONNECT "):  # from a gateway that passes it on
            self.request.sendall(b"HTTP/1.1 200 From the origin\r\n\r\n")
        else:
            self.request.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
                                 b"Content-Length: 3\r\n\r\nhi\n")


class Target(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Connection)
        self.port = self.server_address[1]
        self.thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    def __exit__(self, *_):
        self.shutdown()
        self.thread.join()
        self.server_close()
