"""Many runs: which to play, playing them, and what they say together."""
