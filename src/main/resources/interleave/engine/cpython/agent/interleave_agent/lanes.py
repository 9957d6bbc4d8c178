"""Without a GIL: a ring for each thread, so that no thread waits for another one in order to write.

The process's own ring has what everybody needs to know first: who the threads are and what they share; whoever writes there takes turns. A thread that begins is
lent a ring of its own for its events and gives it back when it ends. There are at most MOST of them: 10,000 threads at once must not fill the memory, so what is
beyond MOST, or finds no room for a ring, writes to the process's own, in turn.
"""
import _thread

from interleave_agent import names

MOST = 32
SHARE = 4  # a lent ring has a quarter of the process's places


class Lanes:
    """Who writes where. `make` opens a ring to lend, or raises OSError."""

    def __init__(self, own, enlist, make):
        self._own = own.writer({}, None)[0]  # its callers say who they are
        self._enlist, self._make = enlist, make
        self._free, self._made = [], 0
        self._turn = _thread.RLock()
        self._mine = _thread._local()

    def tell(self, kind, resource, argument, line, me):
        """Writes to the process's own ring."""
        with self._turn:
            return self._own(kind, resource, argument, line, me)

    def writer(self):
        """`put` and `here` as a ring has them, for every thread."""
        mine, enlist = self._mine, self._enlist

        def put(kind, resource, argument, line, me=None):
            try:
                write = mine.put
            except AttributeError:
                enlist()
                write = mine.put
            return write(kind, resource, argument, line, me)

        def here(kind, resource, argument, frame):
            try:
                write = mine.here
            except AttributeError:
                enlist()
                write = mine.here
            return write(kind, resource, argument, frame)

        return put, here

    def begin(self, slot):
        """This thread has a number now, and is lent a ring."""
        ring = self._lend()
        if ring is None:
            self._mine.put, self._mine.here = self._shared(slot)
        else:
            self._mine.put, self._mine.here = ring.writer({_thread.get_ident(): slot}, None)
        self._mine.ring = ring

    def end(self):
        """This thread has said its last words."""
        ring = getattr(self._mine, "ring", None)
        self._mine.__dict__.clear()
        if ring is not None:
            self._free.append(ring)

    def _lend(self):
        try:
            return self._free.pop()
        except IndexError:
            pass
        with self._turn:
            if self._made >= MOST:
                return None
            self._made += 1
        try:
            return self._make()
        except OSError:
            return None

    def _shared(self, slot):
        turn, own = self._turn, self._own
        line_of = names.line

        def put(kind, resource, argument, line, me=None):
            with turn:
                return own(kind, resource, argument, line, slot if me is None else me)

        def here(kind, resource, argument, frame):
            line = line_of(frame)
            with turn:
                return own(kind, resource, argument, line, slot)

        return put, here
