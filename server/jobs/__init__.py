"""Work for the worker process: queued in the transaction that wants it, done outside the server."""
