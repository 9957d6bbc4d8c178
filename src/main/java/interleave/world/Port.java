package interleave.world;

import interleave.trace.Packing;
import interleave.trace.Unpacking;

/// What the fold's state passes through, column by column: to be copied, written or read, from one list of columns.
interface Port {
    long[] longs(long[] column);

    int[] ints(int[] column);

    long number(long value);

    /// Copies.
    Port COPY = new Port() {
        @Override
        public long[] longs(long[] column) {
            return column.clone();
        }

        @Override
        public int[] ints(int[] column) {
            return column.clone();
        }

        @Override
        public long number(long value) {
            return value;
        }
    };

    /// Writes everything into `to`, and gives it back as it is.
    static Port into(Packing to) {
        return new Port() {
            @Override
            public long[] longs(long[] column) {
                to.numbers(column);
                return column;
            }

            @Override
            public int[] ints(int[] column) {
                to.numbers(column);
                return column;
            }

            @Override
            public long number(long value) {
                to.number(value);
                return value;
            }
        };
    }

    /// Gives what `from` says in place of what it is given.
    static Port from(Unpacking from) {
        return new Port() {
            @Override
            public long[] longs(long[] column) {
                return from.longs();
            }

            @Override
            public int[] ints(int[] column) {
                return from.ints();
            }

            @Override
            public long number(long value) {
                return from.number();
            }
        };
    }
}
