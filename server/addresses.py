"""The address tablets reach the server at: never localhost, since a QR code is read by another device."""

import socket

from server.settings import Settings


def lan_address() -> str:
    """The address of this machine in the local network, or 127.0.0.1 if it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Connecting a datagram socket sends nothing; it only asks the system which way it would go.
            # 192.0.2.1 is reserved for documentation (RFC 5737).
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def base_url(settings: Settings) -> str:
    """`http://address:port`, or what the settings say."""
    return settings.public_url.rstrip("/") or f"http://{lan_address()}:{settings.port}"
