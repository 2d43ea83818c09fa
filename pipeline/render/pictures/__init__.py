"""Pictures: cards and icons that we draw, and those of others made safe and small."""
