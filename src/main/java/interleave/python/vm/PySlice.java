package interleave.python.vm;

/// `start:stop:step`, each None where left out.
public final class PySlice extends PyObject {
    public final Object start, stop, step;

    public PySlice(Object start, Object stop, Object step) {
        this.start = start;
        this.stop = stop;
        this.step = step;
    }

    /// The slice of a sequence of `length` items: `count` items from `start`, `step` apart.
    public record Bounds(int start, int stop, int step, int count) {}

    public Bounds bounds(PyThread thread, int length) {
        long step = this.step == PyNone.NONE ? 1 : clamp(Items.index(thread, this.step, SLICE_MESSAGE));
        if (step == 0) throw PyError.of(Exceptions.VALUE_ERROR, "slice step cannot be zero");
        long low = step < 0 ? -1 : 0, high = step < 0 ? length - 1 : length;
        long start = this.start == PyNone.NONE ? step < 0 ? high : low : place(thread, this.start, length, low, high);
        long stop = this.stop == PyNone.NONE ? step < 0 ? low : high : place(thread, this.stop, length, low, high);
        long count = step > 0 ? stop > start ? (stop - start - 1) / step + 1 : 0 : stop < start ? (start - stop - 1) / -step + 1 : 0;
        return new Bounds((int) start, (int) stop, Math.clamp(step, -Integer.MAX_VALUE, Integer.MAX_VALUE), (int) count);
    }

    private static final String SLICE_MESSAGE = "slice indices must be integers or None or have an __index__ method";

    private static long clamp(Object index) {
        return index instanceof Long l ? Math.max(l, -Long.MAX_VALUE) : ((java.math.BigInteger) index).signum() < 0 ? -Long.MAX_VALUE
            : Long.MAX_VALUE;
    }

    private static long place(PyThread thread, Object value, int length, long low, long high) {
        long index = clamp(Items.index(thread, value, SLICE_MESSAGE));
        if (index < 0) index += length;
        return Math.clamp(index, low, high);
    }

    @Override
    public PyType type() {
        return Types.SLICE;
    }
}
