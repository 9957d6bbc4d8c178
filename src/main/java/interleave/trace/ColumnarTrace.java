package interleave.trace;

/// Reading a trace kept in [Columns], growing or frozen.
abstract sealed class ColumnarTrace implements Trace permits ColumnTrace, FrozenTrace {
    /// The columns that hold the event at `index`, at `index & Columns.MASK`.
    abstract Columns columns(long index);

    @Override
    public final long time(long index) {
        return columns(index).time[(int) index & Columns.MASK];
    }

    @Override
    public final EventKind kind(long index) {
        return Columns.kind(columns(index).lineAndKind[(int) index & Columns.MASK]);
    }

    @Override
    public final int actor(long index) {
        return columns(index).actor[(int) index & Columns.MASK];
    }

    @Override
    public final int resource(long index) {
        return columns(index).resource[(int) index & Columns.MASK];
    }

    @Override
    public final int line(long index) {
        return Columns.line(columns(index).lineAndKind[(int) index & Columns.MASK]);
    }

    @Override
    public final long argument(long index) {
        return columns(index).argument[(int) index & Columns.MASK];
    }

    @Override
    public long indexAt(long nanos) {
        long low = 0, high = size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (time(middle) < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
