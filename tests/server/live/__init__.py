"""The live channel: a real server process, real Socket.IO clients that drop, repeat and come back."""
