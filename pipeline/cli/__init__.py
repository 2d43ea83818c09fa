"""The command line: a command parses its arguments, calls one task, prints what came of it, and exits.

Commands are loaded only when they are called; `qna --help` and an idle run pay for nothing else.
"""
