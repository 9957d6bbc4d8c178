package interleave.trace;

/// Reading a trace kept in [Rows], growing or frozen.
abstract sealed class ColumnarTrace implements Trace permits ColumnTrace, FrozenTrace {
    /// The rows that hold the event at `index`, at `index & Columns.MASK`.
    abstract Rows rows(long index);

    @Override
    public final long time(long index) {
        return rows(index).time((int) index & Columns.MASK);
    }

    @Override
    public final EventKind kind(long index) {
        return Columns.kind(rows(index).lineAndKind((int) index & Columns.MASK));
    }

    @Override
    public final int actor(long index) {
        return rows(index).actor((int) index & Columns.MASK);
    }

    @Override
    public final int resource(long index) {
        return rows(index).resource((int) index & Columns.MASK);
    }

    @Override
    public final int line(long index) {
        return Columns.line(rows(index).lineAndKind((int) index & Columns.MASK));
    }

    @Override
    public final long argument(long index) {
        return rows(index).argument((int) index & Columns.MASK);
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
