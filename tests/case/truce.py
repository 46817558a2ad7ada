"""A small case of two sides over a truce and a border: what everybody may know of it."""

from __future__ import annotations

__all__ = ["HEAD", "ISSUES", "STANCES"]

HEAD = """case: demo
title: Demo
zone: UTC
mediator: hosts
parties:
  - {id: north, name: North}
  - {id: south, name: South}
  - {id: hosts, name: The Hosts, role: mediator}
"""
ISSUES = """- id: truce
  title: Truce
  status_quo: none
  options:
    - {id: none, title: no truce}
    - {id: month, title: a month}
    - {id: lasting, title: a lasting truce}
- id: border
  title: Border
  status_quo: shut
  options:
    - {id: shut, title: shut}
    - {id: open, title: open}
"""
STANCES = """\
  - {id: n1, kind: position, party: north, issue: truce, stance: {lasting: demanded, none: rejected}}
  - {id: s1, kind: position, party: south, issue: truce, stance: {month: acceptable, lasting: rejected}}
"""
