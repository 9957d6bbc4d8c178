"""Writes what CPython says of wrong programs: reads cases (separated by lines of "---") from errors.txt and prints, for each, the exception's class, line, offset
and message; errors.expected holds its output (CPython 3.13.0).
"""
import os
import warnings

warnings.simplefilter("ignore")
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "errors.txt"), encoding="utf-8") as f:
    for case in f.read().removesuffix("\n").split("\n---\n"):
        try:
            compile(case + "\n", "test.py", "exec")
            print("none")
        except SyntaxError as e:
            print(type(e).__name__, e.lineno, e.offset, e.msg)
