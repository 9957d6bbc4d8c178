package interleave.python.vm;

/// `range` within 64 bits (a wider one is refused with OverflowError).
public final class PyRange extends PyObject {
    public final long start, stop, step;

    public PyRange(long start, long stop, long step) {
        this.start = start;
        this.stop = stop;
        this.step = step;
    }

    /// How many numbers; at most Long.MAX_VALUE.
    public long size() {
        if (step > 0) return start >= stop ? 0 : Long.divideUnsigned(stop - start - 1, step) + 1;
        return start <= stop ? 0 : Long.divideUnsigned(start - stop - 1, -step) + 1;
    }

    public long get(long index) {
        return start + index * step;
    }

    @Override
    public PyType type() {
        return Types.RANGE;
    }
}
