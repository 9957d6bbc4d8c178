"""Runs a small program under the agent, as Interleave does, and reads what it told."""
import collections
import glob
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import textwrap

AGENT = os.environ["INTERLEAVE_AGENT_FOLDER"]
CONTROL = {240: "THREAD", 241: "IDENT", 242: "RESOURCE", 243: "CPU", 244: "STARTED", 245: "NAME", 246: "PICKLED", 247: "PEER", 248: "SKIPPED", 249: "TASK",
           250: "WORKED", 251: "ENDED", 252: "COST", 253: "INSIDE", 254: "SEEN"}

Event = collections.namedtuple("Event", "time kind thread resource argument line text value")


def _words():
    """The words that the agent's modules import, numbered as they come."""
    found = []
    for path in sorted(glob.glob(os.path.join(AGENT, "interleave_agent", "*.py"))):
        with open(path, encoding="utf-8") as file:
            for names in re.findall(r"from interleave_agent\.words import \(?([A-Z_,\s]+)\)?", file.read()):
                found += [name for name in re.split(r"[,\s]+", names) if name and name not in found]
    return found


WORDS = _words()


class Process:
    """One ring."""

    def __init__(self, path):
        with open(path, "rb") as file:
            data = file.read()
        head = struct.unpack_from("<13Q", data)
        self.records, self.texts, self.lost, self.pid, self.opened, self.gil, self.flags, self.parent = (
            head[1], head[3], head[5], head[6], head[7], head[8], head[10], head[11])
        self.mode = os.stat(path).st_mode & 0o777
        self.events = []
        for i in range(self.records):
            time, argument, thread, resource, line, kind, lap = struct.unpack_from("<qqIiIBxH", data, 4096 + i * 32)
            if lap != 1:
                continue
            name = CONTROL.get(kind) or WORDS[kind]
            text, value = self._text(data, argument & 0xffffffff) if name in ("THREAD", "RESOURCE", "STARTED", "TASK", "PEER") else (None, None)
            self.events.append(Event(time, name, thread, resource, argument, line, text, value))
        self.lent = bool(self.flags & 4)
        self._look()

    def _look(self):
        self.threads = {event.thread: event.text for event in self.events if event.kind in ("THREAD", "TASK")}
        self.resources = {event.resource: event.text for event in self.events if event.kind == "RESOURCE"}

    def take_in(self, lent):
        """The rings that it has lent to its threads."""
        self.modes = {each.mode for each in lent}
        self.lost += sum(each.lost for each in lent)
        self.lanes = [sorted({event.thread for event in each.events}) for each in lent]
        self.events = sorted(self.events + [event for each in lent for event in each.events], key=lambda event: event.time)
        self._look()

    def _text(self, data, number):
        number_stored, length, value = struct.unpack_from("<IIq", data, 4096 + self.records * 32 + number % self.texts * 128)
        at = 4096 + self.records * 32 + number % self.texts * 128 + 16
        return data[at:at + length].decode("utf-8"), value

    def of(self, *kinds, thread=None):
        return [event for event in self.events if event.kind in kinds and (thread is None or self.threads.get(event.thread) == thread)]

    def said(self, thread):
        """The words of a thread, those for book-keeping left out."""
        return [event.kind for event in self.events if self.threads.get(event.thread) == thread and event.kind not in CONTROL.values()]


class Run:
    """A finished program: its processes, the program's own first, its answer and what it printed."""

    def __init__(self, source, function="act", arguments=None, record=True, precise=False, inside=False):
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.join(folder, "program")
            os.mkdir(program)
            with open(os.path.join(program, "lesson.py"), "w") as file:
                file.write(textwrap.dedent(source))
            with open(os.path.join(folder, "words"), "w") as file:
                file.write("".join("%s %d\n" % (word, number) for number, word in enumerate(WORDS)))
            with open(os.path.join(folder, "call"), "w") as file:
                json.dump({"module": "lesson", "file": "lesson.py", "function": function, "arguments": arguments or {}}, file)
            environment = dict(os.environ, INTERLEAVE_RUN=folder, INTERLEAVE_PROGRAM=program, PYTHONPATH=AGENT)
            if record:
                environment["INTERLEAVE_RECORD"] = "1"
            if precise:
                environment["INTERLEAVE_PRECISE"] = "lesson.py"
            if inside:
                environment["INTERLEAVE_INSIDE"] = "1"
            stay, hold = os.pipe()  # its end would be the end of the program
            supervisor = [sys.executable, "-I", "-S", os.path.join(AGENT, "interleave_agent", "supervisor.py"), folder]
            ended = subprocess.run(supervisor + [sys.executable, "-c", "from interleave_agent.drive import main; main()"],
                                   env=environment, cwd=program, stdin=stay, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
            os.close(stay)
            os.close(hold)
            self.output = ended.stdout.decode()
            with open(os.path.join(folder, "exit")) as file:
                self.exit = file.read()
            self.answer = self._answer(folder)
            self.unwatched = [open(path).read() for path in glob.glob(os.path.join(folder, "unwatched-*"))]
            rings = sorted((Process(path) for path in glob.glob(os.path.join(folder, "ring-*"))), key=lambda process: process.opened)
            self.processes = [ring for ring in rings if not ring.lent]
            for process in self.processes:
                process.take_in([ring for ring in rings if ring.lent and ring.pid == process.pid])

    @staticmethod
    def _answer(folder):
        try:
            with open(os.path.join(folder, "answer")) as file:
                return json.load(file)
        except OSError:
            return None

    @property
    def main(self):
        return self.processes[0]

    @property
    def results(self):
        return dict(map(tuple, self.answer["results"]["dict"]))
