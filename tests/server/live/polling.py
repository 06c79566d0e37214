"""A terminal on long polling, which may change to a websocket, on a thread of its own; keeps packets as they come."""

import json
import threading
import urllib.request
from typing import Any

import websocket


class Poller:
    """Joins at once. What comes is in `packets`, in the order it came."""

    def __init__(self, port: int, handshake: dict[str, Any], *, upgrade_after: int | None) -> None:
        self._at = f"127.0.0.1:{port}/socket.io/?EIO=4&transport="
        self._upgrade_after = upgrade_after
        self.packets: list[str] = []
        self.upgraded = False
        self._closed = False
        self._sid = json.loads(self._get("")[0][1:])["sid"]
        self._post("40" + json.dumps(handshake))
        self._thread = threading.Thread(target=self._read_forever, daemon=True)
        self._thread.start()

    def messages(self, name: str) -> list[Any]:
        """The bodies of the messages of this name, in order."""
        parsed = [json.loads(packet[2:]) for packet in self.packets if packet.startswith("42")]
        return [one[1] for one in parsed if one[0] == name]

    def close(self) -> None:
        """Leave."""
        self._closed = True
        self._thread.join(timeout=30)

    def _read_forever(self) -> None:
        while not self._closed:
            if self._upgrade_after is not None and len(self.packets) >= self._upgrade_after:
                self._read_websocket()
                return
            self._take(self._get(self._sid))
        self._post("1")

    def _read_websocket(self) -> None:
        line = websocket.create_connection(f"ws://{self._at}websocket&sid={self._sid}", timeout=0.5)
        line.send("2probe")
        assert line.recv() == "3probe"
        line.send("5")
        self.upgraded = True
        while not self._closed:
            try:
                packet = str(line.recv())
            except websocket.WebSocketTimeoutException:
                continue
            if packet == "2":
                line.send("3")
            self.packets.append(packet)
        line.close()

    def _take(self, packets: list[str]) -> None:
        if "2" in packets:
            self._post("3")
        self.packets += packets

    def _get(self, sid: str) -> list[str]:
        with urllib.request.urlopen(self._address(sid), timeout=40) as answer:
            return str(answer.read().decode()).split("\x1e")

    def _post(self, body: str) -> None:
        urllib.request.urlopen(urllib.request.Request(self._address(self._sid), body.encode()), timeout=10).close()

    def _address(self, sid: str) -> str:
        return f"http://{self._at}polling" + (f"&sid={sid}" if sid else "")
