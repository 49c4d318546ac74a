"""A small SMTP server and a small GOV.UK Notify, true to their protocols, on loopback."""

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Mailbox:
    """What the SMTP server was told and how it answers RCPT."""

    port: int = 0
    rcpt_answer: str = "250 OK"
    letters: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def smtp_server(*, rcpt_answer: str = "250 OK") -> Iterator[Mailbox]:
    box = Mailbox(rcpt_answer=rcpt_answer)

    class Talk(socketserver.StreamRequestHandler):
        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        def handle(self) -> None:
            self.say("220 test ESMTP")
            letter: dict[str, str] = {}
            while line := self.rfile.readline().decode().rstrip("\r\n"):
                verb = line[:4].upper()
                if verb == "EHLO":
                    self.say("250-test")
                    self.say("250 8BITMIME")
                elif verb == "MAIL":
                    letter = {"from": line}
                    self.say("250 OK")
                elif verb == "RCPT":
                    letter["to"] = line
                    self.say(box.rcpt_answer)
                elif verb == "DATA":
                    self.say("354 go on")
                    lines = []
                    while (text := self.rfile.readline().decode().rstrip("\r\n")) != ".":
                        lines.append(text)
                    box.letters.append({**letter, "text": "\n".join(lines)})
                    self.say("250 queued")
                elif verb == "QUIT":
                    self.say("221 bye")
                    return
                else:
                    self.say("250 OK")

    with running(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk)) as port:
        box.port = port
        yield box


@dataclass
class NotifyStub:
    """What Notify was asked and how it answers."""

    address: str = ""
    status: int = 201
    answer: dict[str, Any] = field(default_factory=lambda: {"id": "notify-id-1"})
    asked: list[dict[str, Any]] = field(default_factory=list)


@contextmanager
def notify_server() -> Iterator[NotifyStub]:
    stub = NotifyStub()

    class Talk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            stub.asked.append({"path": self.path, "token": self.headers["Authorization"], **content})
            body = json.dumps(stub.answer).encode()
            self.send_response(stub.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    with running(ThreadingHTTPServer(("127.0.0.1", 0), Talk)) as port:
        stub.address = f"http://127.0.0.1:{port}"
        yield stub


@contextmanager
def running(server: socketserver.TCPServer) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
