"""Who may call what, by name, for the page of the protocol that people read."""

from server.entrypoints.routes import ROUTES
from server.entrypoints.switchboard import SWITCHBOARD


def permissions() -> dict[str, str]:
    """Command or endpoint → the permission it needs."""
    commands = {name: switch.permission.value for name, switch in SWITCHBOARD.items()}
    endpoints = {name: route.permission.value for name, route in ROUTES.items()}
    return dict(sorted((commands | endpoints).items()))
