"""Interleave's way into a Python process: this folder stands first on PYTHONPATH, so every interpreter that the program starts runs this file, too.

After it the sitecustomize that would have run without it is run.
"""
import os
import sys


def _begin():
    try:
        if os.environ.get("INTERLEAVE_INTERVAL"):
            sys.setswitchinterval(float(os.environ["INTERLEAVE_INTERVAL"]))
        if os.environ.get("INTERLEAVE_PROGRAM"):
            from interleave_agent import program
            program.install(os.environ["INTERLEAVE_PROGRAM"])
        if os.environ.get("INTERLEAVE_RECORD"):
            import interleave_agent
            interleave_agent.begin()
    except Exception as error:  # the program runs unwatched then, and Interleave is told why
        try:
            with open(os.path.join(os.environ["INTERLEAVE_RUN"], "unwatched-%d" % os.getpid()), "x") as file:
                file.write("%s: %s" % (type(error).__name__, error))
        except Exception:
            pass


def _chain():
    here = os.path.dirname(os.path.abspath(__file__))
    path, mine = sys.path[:], sys.modules.pop("sitecustomize", None)
    sys.path[:] = [folder for folder in path if os.path.abspath(folder) != here]
    try:
        import sitecustomize
    except ImportError as error:
        if error.name != "sitecustomize":
            raise
        if mine is not None:
            sys.modules["sitecustomize"] = mine
    finally:
        sys.path[:] = path


_begin()
_chain()
