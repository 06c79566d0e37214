"""Things break in a room and nothing is lost; with what the fault tests of the client need of the server."""
