package interleave.trace;

import org.jspecify.annotations.Nullable;

/// A trace as it stood at one moment.
final class FrozenTrace extends ColumnarTrace {
    private final Rows[] chunks;
    private final long size, dropped, epoch;
    private final boolean truncated;
    private final @Nullable Disturbance disturbances;

    FrozenTrace(Rows[] chunks, long size, long dropped, boolean truncated, long epoch, @Nullable Disturbance disturbances) {
        this.chunks = chunks;
        this.size = size;
        this.dropped = dropped;
        this.truncated = truncated;
        this.epoch = epoch;
        this.disturbances = disturbances;
    }

    @Override
    Rows rows(long index) {
        return chunks[(int) (index >> Columns.BITS)];
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long dropped() {
        return dropped;
    }

    @Override
    public boolean truncated() {
        return truncated;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public long disturbedSince(long since) {
        return Disturbance.lowestSince(disturbances, since, size);
    }
}
