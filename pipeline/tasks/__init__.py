"""The verbs: each file brings rooms together for one purpose that it is named after.

`run.py` is the job of every scheduled run: collect → publish → spread → announce → deliver. What these need is in
`collecting/`, `publishing/` and `mailing/`; everything else is asked for by an editor. Command line, daemon and web
all call these functions and no others.
"""
