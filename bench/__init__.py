"""What Tawatur is held to, measured: accuracy against floors, and speed against spaCy. Run with ``make bench``."""
