"""What Interleave runs inside a Python process to be told of its threads, locks, queues and child processes as they work.

Standard library only; CPython 3.8 and later. `begin` is called by sitecustomize, before any line of the program.
"""
import os
import sys


def begin():
    role = _role()
    if role == "resource tracker":
        return
    from interleave_agent import core
    core.begin(listening=role == "program")
    from interleave_agent import late, profiles, threads
    threads.install()
    profiles.install()
    late.install()
    if "INTERLEAVE_PRECISE" in os.environ and role != "driver":
        from interleave_agent import lines
        lines.begin(measuring=core.first)


def _role():
    """What this interpreter was started for.

    Helpers of multiprocessing do nothing that anybody wants to see, and our own driver begins when it has got ready.
    """
    try:
        with open("/proc/self/cmdline", "rb") as file:
            command = file.read().decode("utf-8", "replace").split("\0")
    except OSError:
        command = getattr(sys, "orig_argv", None) or getattr(sys, "argv", [])
    text = command[command.index("-c") + 1] if "-c" in command[:-1] else ""
    if "multiprocessing.resource_tracker import" in text:
        return "resource tracker"
    if "multiprocessing.forkserver import" in text:
        return "fork server"
    if text.startswith("from interleave_agent.drive import"):
        return "driver"
    return "program"
