"""DKIM: keys, canonical forms, signatures."""
