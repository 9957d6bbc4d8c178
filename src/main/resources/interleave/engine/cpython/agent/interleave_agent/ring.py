"""How events leave the process: a ring in a mapped file, which Interleave reads from its own process. No system call per event.

    0         4096                                 + records * 32                    + texts * 128
    +---------+------------------------------------+---------------------------------+
    | header  | records, 32 bytes each             | texts, 128 bytes each           |
    +---------+------------------------------------+---------------------------------+

    header   magic, records, head *, texts, text head *, lost, pid, opened, GIL's address, version, flags, parent, ready      (8 bytes each; * the reader's)
    record   time, argument (8 bytes each), thread, resource, line (4 bytes each), kind, 0 (1 byte each), lap (2 bytes)
    text     number, length (4 bytes each), value (8 bytes), UTF-8

A record's lap says how often the ring has been gone round, from 1 on; it is written last and says that the record is whole. A record that is not read yet is never
written over: when the ring is full, what comes is counted as lost until the reader has emptied half of it.

Every event costs the program time, so what can be done once for many is: whoever writes takes the next of a run of free places from an iterator, which is one step
under the GIL and knows each one's address and lap. Only when a run is used up is the reader's head looked at, behind a lock. Without a GIL see `lanes`.
"""
import _thread
import itertools
import mmap
import os
import struct
import sys
import time

from interleave_agent import names

HEADER, RECORD, TEXT, TEXT_ROOM = 4096, 32, 128, 112
MAGIC = 0x32474E4952_4C49  # "ILRING2"
HEAD, TEXT_HEAD, LOST, READY = 16, 32, 40, 96
NUMBERS, LAPS = (1 << 32) - 1, (1 << 16) - 1
RUNS = 8  # the fewest runs of places that a ring is given out in

# Kinds above those of Interleave's own words: what is told for the reader's book-keeping; SKIPPED is nothing.
THREAD, IDENT, RESOURCE, CPU, STARTED, NAME, PICKLED, PEER, SKIPPED, TASK, WORKED, ENDED, COST, INSIDE, SEEN = range(240, 255)

_record = struct.Struct("<qqIiIBxH").pack_into
_text = struct.Struct("<IIq112s").pack_into
_word = struct.Struct("<Q")


class Ring:
    """One file. What `writer` returns writes a record, `text` stores a text for the next one to name."""

    def __init__(self, path, records, texts, gil_address, flags):
        size = HEADER + records * RECORD + texts * TEXT
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(handle, 0, size)  # a full disk is an error here, not a signal later
            else:
                os.ftruncate(handle, size)
            self.map = mmap.mmap(handle, size)
        except Exception:
            os.unlink(path)
            raise
        finally:
            os.close(handle)
        self.records, self.texts = records, texts
        self.lost = 0
        self._places = _Places(self)
        struct.pack_into("<8Qq4Q", self.map, 0, MAGIC, records, 0, texts, 0, 0, os.getpid(), time.perf_counter_ns(), gil_address, sys.hexversion, flags,
                         os.getppid(), 0)
        self._texts = itertools.count().__next__
        _word.pack_into(self.map, READY, 1)

    def writer(self, slots, enlist):
        """Two functions that write a record and return the number of the thread that does: `put` with a line, `here` with a frame whose line it is.

        slots: the number of each thread by its ident. enlist: gives a thread its number that has none. What is written for a task names its number in `me`.
        They do the same; a call more would cost the program a fifth of what an event costs.
        """
        memory, places, write, now, ident = self.map, self._places, _record, time.perf_counter_ns, _thread.get_ident
        library, line_of = names.library, names.line
        place = places.place

        def put(kind, resource, argument, line, me=None):
            nonlocal place
            if me is None:
                try:
                    me = slots[ident()]
                except KeyError:
                    me = enlist()
            try:
                at, lap = place()
            except StopIteration:
                at, lap = places.further()
                place = places.place
                if not at:
                    return me
            write(memory, at, now(), argument, me, resource, line, kind, lap)
            return me

        def here(kind, resource, argument, frame):
            nonlocal place
            line = line_of(frame) if library[frame.f_code.co_filename] else frame.f_lineno or 0
            try:
                me = slots[ident()]
            except KeyError:
                me = enlist()
            try:
                at, lap = place()
            except StopIteration:
                at, lap = places.further()
                place = places.place
                if not at:
                    return me
            write(memory, at, now(), argument, me, resource, line, kind, lap)
            return me

        return put, here

    def lose(self):
        self.lost += 1
        _word.pack_into(self.map, LOST, self.lost)

    def text(self, text, value=0):
        """Stores a text, cut to 112 bytes, and a number beside it; its own number, or -1 when there is no room."""
        i = self._texts()
        if i >= _word.unpack_from(self.map, TEXT_HEAD)[0] + self.texts:
            self._texts = itertools.count(i).__next__
            return -1
        data = text.encode("utf-8", "backslashreplace")[:TEXT_ROOM]
        _text(self.map, HEADER + self.records * RECORD + i % self.texts * TEXT, i + 1 & NUMBERS, len(data), value, data)
        return i


class _Places:
    """The places of a ring in their order. `place` takes the next one: its address and lap; StopIteration says that `further` has to be asked."""

    def __init__(self, ring):
        self._ring, self._records = ring, ring.records
        self._given = 0  # places of all runs so far
        self._full = False
        self._guard, self._busy = _thread.RLock(), False
        self.place = iter(()).__next__

    def further(self):
        """The next place, of the next run; (0, 0) when there is none, and one more record is lost."""
        with self._guard:
            if self._busy:  # a signal's handler or a finalizer in the midst of this
                self._ring.lose()
                return 0, 0
            self._busy = True
            try:
                return self.place()  # another thread has been here
            except StopIteration:
                return self._next_run()
            finally:
                self._busy = False

    def _next_run(self):
        free = _word.unpack_from(self._ring.map, HEAD)[0] + self._records - self._given
        if free <= 0 or self._full and free < self._records // 2:
            self._full = True
            self._ring.lose()
            return 0, 0
        first = self._given % self._records
        count = min(free, max(1, self._records // RUNS), self._records - first)
        lap = self._given // self._records + 1 & LAPS
        addresses = range(HEADER + first * RECORD, HEADER + (first + count) * RECORD, RECORD)
        self._full, self._given, place = False, self._given + count, zip(addresses, itertools.repeat(lap)).__next__
        taken = place()  # before others can, for a run may be of one place
        self.place = place
        return taken
