"""What tests and the app they break agree on. Apart from it, because that one starts an app where it is imported."""

CODE = "AAAAAAA9"
"""Whoever asks for the room of this code makes the app fail."""
WORDS = "SELECT token FROM seats WHERE name = 'Maria Canary' -- /srv/canary/prodige.sqlite3"
"""What the failure says, and nobody may read."""
PATIENCE = "HARDENING_PATIENCE_SECONDS"
"""Environment variable: how long the app waits for slow senders here. Empty: as long as it really does."""
