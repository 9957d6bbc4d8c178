package interleave.wire;

import interleave.trace.EventKind;
import java.nio.ByteBuffer;

/// Events as rows of bytes, big-endian:
///
/// ```text
///  0        8          16      20         24     27     28
/// +--------+----------+-------+----------+------+------+
/// |  time  | argument | actor | resource | line | kind |
/// +--------+----------+-------+----------+------+------+
/// ```
public final class EventRows {
    public static final int BYTES = 28;
    private static final int LINE_LIMIT = (1 << 24) - 1;

    private EventRows() {}

    public interface Reader {
        void event(long nanos, EventKind kind, int actor, int resource, int line, long argument);
    }

    public static void put(ByteBuffer into, long nanos, EventKind kind, int actor, int resource, int line, long argument) {
        into.putLong(nanos).putLong(argument).putInt(actor).putInt(resource).putInt(Math.clamp(line, 0, LINE_LIMIT) << 8 | kind.ordinal());
    }

    /// @throws IndexOutOfBoundsException for rows that no worker of this build has sent
    public static void read(byte[] rows, int count, Reader reader) {
        var buffer = ByteBuffer.wrap(rows);
        for (int i = 0; i < count; i++) {
            long nanos = buffer.getLong(), argument = buffer.getLong();
            int actor = buffer.getInt(), resource = buffer.getInt(), lineAndKind = buffer.getInt();
            reader.event(nanos, EventKind.of(lineAndKind & 0xff), actor, resource, lineAndKind >>> 8, argument);
        }
    }
}
