"""What the fault tests of the client need of the server: a scenario to start from, and the journal to judge by."""
