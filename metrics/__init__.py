"""Pure analysis: frozen values in, frozen results out. No I/O but its own data files, no Discord, no SQL."""
