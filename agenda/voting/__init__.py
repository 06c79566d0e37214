"""Voting: who may, what it takes, what came out, and the sentence that says it."""
