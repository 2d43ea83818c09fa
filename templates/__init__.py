"""All that a reader sees, as templates; installed as `pipeline._templates`, overridden file by file by the editor."""
