"""Who is here: signing in, leaving, coming back."""
