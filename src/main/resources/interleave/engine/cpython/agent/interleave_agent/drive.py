"""Runs one call of a lesson's act: loads the program as a module, calls the function, writes down what it returned.

The call is in the file `call` of the folder, the answer goes to the file `answer` there, both as JSON in which every value keeps its type.
"""
import atexit
import inspect
import json
import os
import sys
import threading
import time
import traceback

DEEPEST = 40
_HERE = os.path.dirname(os.path.abspath(__file__))


def encoded(value, depth=0):
    """A value for JSON: dicts, large integers and what no JSON has are marked, anything else is its repr."""
    if depth > DEEPEST:
        return "..."
    if value is None or isinstance(value, (bool, str)):
        return value if not isinstance(value, str) else str(value)
    if isinstance(value, int):
        return int(value) if -(1 << 63) <= value < 1 << 63 else {"integer": hex(value)}
    if isinstance(value, float):
        return float(value) if value - value == 0 else {"real": repr(float(value))}
    if isinstance(value, (list, tuple)):
        return [encoded(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {"dict": [[str(key), encoded(item, depth + 1)] for key, item in value.items()]}
    return repr(value)


def results(returned):
    """What an act returned: its dict; anything else but None stands under "result"."""
    if isinstance(returned, dict):
        return encoded(returned)
    return encoded({} if returned is None else {"result": returned})


def failure(error, file):
    """The traceback as Python prints it, without our own frames."""
    while error.__traceback__ is not None and error.__traceback__.tb_frame.f_code.co_filename.startswith(_HERE):
        error = error.with_traceback(error.__traceback__.tb_next)
    line = 0
    for frame, number in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename == file:
            line = number
    if isinstance(error, SyntaxError) and error.filename == file:
        line = error.lineno or 0
    text = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    return {"message": traceback.format_exception_only(type(error), error)[-1].strip(), "line": line, "traceback": text}


class Run:
    """One call."""

    def __init__(self, call):
        self.call = call
        self.answer = {"start": -1, "end": -1, "cpu": -1, "functions": [], "results": encoded({}), "failure": None}

    def protect(self, part):
        try:
            part()
        except SystemExit as error:
            if error.code not in (None, 0) and self.answer["failure"] is None:
                self.answer["failure"] = failure(error, self.call["file"])
        except BaseException as error:
            if self.answer["failure"] is None:
                self.answer["failure"] = failure(error, self.call["file"])

    def program(self):
        module = __import__(self.call["module"])
        self.answer["functions"] = [name for name, value in vars(module).items() if callable(value)]
        if not self.call["function"]:
            return
        function = getattr(module, self.call["function"])
        arguments = self.arguments(function)
        self.cpu = time.process_time_ns()
        self.answer["start"] = time.perf_counter_ns()
        returned = function(**arguments)
        self.answer["results"] = results(returned)

    def arguments(self, function):
        try:
            parameters = inspect.signature(function).parameters.values()
        except (TypeError, ValueError):
            return {}
        every = any(parameter.kind is parameter.VAR_KEYWORD for parameter in parameters)
        known = {parameter.name for parameter in parameters}
        return {name: value for name, value in self.call["arguments"].items() if every or name in known}

    def finish(self):
        """Waits for what Python waits for when a program ends."""
        pools = sys.modules.get("concurrent.futures.thread")
        if pools is not None:
            pools._python_exit()
        for thread in threading.enumerate():
            if thread is not threading.current_thread() and not thread.daemon:
                thread.join()
        processes = sys.modules.get("multiprocessing.util")
        if processes is not None:
            processes._exit_function()
        if self.answer["start"] >= 0:
            self.answer["end"] = time.perf_counter_ns()
            self.answer["cpu"] = time.process_time_ns() - self.cpu


def main():
    folder = os.environ["INTERLEAVE_RUN"]
    with open(os.path.join(folder, "call"), encoding="utf-8") as file:
        call = json.load(file)
    program = os.environ["INTERLEAVE_PROGRAM"]
    sys.path[0] = program
    sys.argv[:] = [os.path.join(program, call["file"])]
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(line_buffering=True)  # as at a terminal
    if os.environ.get("INTERLEAVE_RECORD"):
        from interleave_agent import core
        core.listen()
        if "INTERLEAVE_PRECISE" in os.environ:
            from interleave_agent import lines
            lines.begin(measuring=core.first)
    run = Run(call)
    run.protect(run.program)
    run.protect(run.finish)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            pass
    if os.environ.get("INTERLEAVE_RECORD"):
        core.end()
    written = os.path.join(folder, "answer")
    with open(written + ".part", "x", encoding="utf-8") as file:
        json.dump(run.answer, file)
    os.rename(written + ".part", written)
    atexit._run_exitfuncs()
    sys.stdout.flush()
    os._exit(0)
