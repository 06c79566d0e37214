"""Somebody at the desk who sends files by hand, as tus wants it."""

import base64
import hashlib
import socket

import requests

from terminal_client.headless.entering import call
from tests.factories.house import PASSWORD
from tests.server.live.serving import Served


class Sender:
    """Somebody at the desk who speaks tus by hand."""

    def __init__(self, served: Served, key: str = "lin") -> None:
        self.served = served
        entered = call(served.url, "POST", "/api/v1/login", {"login": key, "password": PASSWORD})
        self.token = str(entered["token"])
        self.meeting = served.scenario["meeting"]

    def headers(self, **more: str) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return {"Authorization": f"Bearer {self.token}", "Tus-Resumable": "1.0.0", **named}

    def begin(
        self, content: bytes, name: str = "预算.pdf", sha256: str | None = None, intake: str = ""
    ) -> requests.Response:
        """Announce a file."""
        facts = {"meeting": self.meeting, "filename": name, "sha256": sha256 or hashlib.sha256(content).hexdigest()}
        if intake:
            facts["intake"] = intake
        told = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in facts.items())
        return requests.post(
            f"{self.served.url}/api/v1/uploads", timeout=20,
            headers=self.headers(Upload_Length=str(len(content)), Upload_Metadata=told),
        )

    def offset(self, location: str) -> int:
        answer = requests.head(self.served.url + location, headers=self.headers(), timeout=20)
        assert answer.status_code == 200, answer.status_code
        return int(answer.headers["Upload-Offset"])

    def send(self, location: str, content: bytes, at: int) -> requests.Response:
        headers = self.headers(Upload_Offset=str(at), Content_Type="application/offset+octet-stream")
        return requests.patch(self.served.url + location, data=content[at:], headers=headers, timeout=60)

    def send_part(self, location: str, content: bytes, at: int, length: int) -> None:
        """Promise everything, send `length` bytes of it, and vanish without a word."""
        with socket.create_connection(("127.0.0.1", self.served.port)) as link:
            lines = [f"PATCH {location} HTTP/1.1", "Host: room.test", f"Content-Length: {len(content) - at}"]
            told = self.headers(Upload_Offset=str(at), Content_Type="application/offset+octet-stream")
            lines += [f"{name}: {value}" for name, value in told.items()]
            link.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + content[at : at + length])

    def file(self, upload: str) -> requests.Response:
        path = f"/api/v1/meetings/{self.meeting}/items/{self.served.scenario['items'][0]}/papers"
        return requests.post(self.served.url + path, json={"upload": upload}, headers=self.headers(), timeout=20)


def code(answer: requests.Response) -> str:
    return str(answer.json()["problem"]["code"])
