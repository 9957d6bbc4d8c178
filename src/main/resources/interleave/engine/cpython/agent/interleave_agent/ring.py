"""How events leave the process: a ring in a mapped file, which Interleave reads from its own process. No system call per event.

    0         4096                                 + records * 32                    + texts * 128
    +---------+------------------------------------+---------------------------------+
    | header  | records, 32 bytes each             | texts, 128 bytes each           |
    +---------+------------------------------------+---------------------------------+

    header   magic, records, head *, texts, text head *, lost, pid, opened, GIL's address, version, flags, parent, ready      (8 bytes each; * the reader's)
    record   time, argument (8 bytes each), thread, resource, line and kind, number (4 bytes each)
    text     number, length (4 bytes each), value (8 bytes), UTF-8

Whoever writes holds the GIL, so a counter gives each record its place; the number is written last and says that the record is whole. A record that is not read
yet is never written over: when the ring is full, what comes is counted as lost until the reader has emptied half of it. Without a GIL a lock stands in for it.
"""
import _thread
import itertools
import mmap
import os
import struct
import sys
import time

HEADER, RECORD, TEXT, TEXT_ROOM = 4096, 32, 128, 112
MAGIC = 0x31474E4952_4C49  # "ILRING1"
HEAD, TEXT_HEAD, LOST, READY = 16, 32, 40, 96
NUMBERS = (1 << 32) - 1

# Kinds above those of Interleave's own words: what is told for the reader's book-keeping.
THREAD, IDENT, RESOURCE, CPU, STARTED, NAME, PICKLED, PEER, SKIPPED, TASK, WORKED, ENDED = range(240, 252)

_record = struct.Struct("<qqIiII").pack_into
_text = struct.Struct("<IIq112s").pack_into
_word = struct.Struct("<Q")


class Ring:
    """The file of one process. `put` writes a record, `text` stores a text for the next one to name."""

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
        struct.pack_into("<8Qq4Q", self.map, 0, MAGIC, records, 0, texts, 0, 0, os.getpid(), time.perf_counter_ns(), gil_address, sys.hexversion, flags,
                         os.getppid(), 0)
        self._texts = itertools.count().__next__
        _word.pack_into(self.map, READY, 1)

    def writer(self, slots, enlist):
        """The function that writes a record and returns the number of the thread that does.

        slots: the number of each thread by its ident. enlist: gives a thread its number that has none. What is written for a task names its number in `me`.
        """
        memory, records = self.map, self.records
        mask, ring = records - 1, self
        place, now, ident = itertools.count().__next__, time.perf_counter_ns, _thread.get_ident
        limit, skipped = records, []

        def put(kind, resource, argument, line, me=None):
            nonlocal limit
            if me is None:
                me = slots.get(ident())
                if me is None:
                    me = enlist()
            if skipped and not resume():
                ring.lose()
                return me
            i = place()
            if i >= limit:
                limit = _word.unpack_from(memory, HEAD)[0] + records
                if i >= limit:
                    skipped.append(i)
                    ring.lose()
                    return me
            _record(memory, HEADER + (i & mask) * RECORD, now(), argument, me, resource, line << 8 | kind, i + 1 & NUMBERS)
            return me

        def resume():
            """After a loss: whether there is room again. The places that were given out meanwhile are filled with nothing."""
            nonlocal limit
            limit = _word.unpack_from(memory, HEAD)[0] + records
            if max(skipped) + records // 2 >= limit:
                return False
            for i in skipped:
                _record(memory, HEADER + (i & mask) * RECORD, now(), 0, 0, -1, SKIPPED, i + 1 & NUMBERS)
            del skipped[:]
            return True

        if getattr(sys, "_is_gil_enabled", lambda: True)():
            return put
        lock = _thread.allocate_lock()

        def put_alone(kind, resource, argument, line, me=None):
            if me is None and ident() not in slots:
                enlist()
            with lock:
                return put(kind, resource, argument, line, me)

        return put_alone

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
