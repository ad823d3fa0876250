"""Mistakes with the content of requests while an answer comes."""

import time

from client import Client
from wire import Trouble
from wrong_clients import wrong


@wrong("content-despite-expect", "J04")
class ContentDespiteExpect(Client):
    """Says Expect: 100-continue and expects nothing."""

    def may_send_content(self, connection, message):
        return True

    def is_interrupted(self, connection):
        return False


@wrong("writes-first-reads-later", "J03")
class WritesFirstReadsLater(Client):
    """Reads nothing before all of its content is out."""

    def send_content(self, connection, message):
        try:
            connection.send(self.framed(message))
        except OSError as error:
            raise Trouble("sending-failed") from error


@wrong("stops-and-goes-on", "J03")
class StopsAndGoesOn(Client):
    """Stops in the middle of its content, and sends the next request on the same connection."""

    def send_content(self, connection, message):
        super().send_content(connection, message)
        connection.unfinished = False

    def is_interrupted(self, connection):
        time.sleep(0.05)
        return super().is_interrupted(connection)
