"""The verbs: each file has one public function that brings rooms together for one purpose.

`run` is the job of every scheduled run: `collect` → `publish` → `announce` → `deliver`. Command line, daemon and web
all call these functions and no others.
"""
