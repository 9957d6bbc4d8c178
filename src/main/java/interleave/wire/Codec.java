package interleave.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Messages as bytes and back, written out by hand: a worker says its first word within milliseconds of its start, before reflection would be warm.
final class Codec {
    private static final Verb[] VERBS = Verb.values();
    private static final Message.Outcome[] OUTCOMES = Message.Outcome.values();

    private Codec() {}

    static void write(DataOutputStream out, Message message) throws IOException {
        switch (message) {
            case Message.Hello m -> {
                out.writeByte(0);
                out.writeInt(m.version());
                text(out, m.secret());
                out.writeInt(m.process());
            }
            case Message.Ping m -> longs(out, 1, m.sentNanos());
            case Message.Pong m -> longs(out, 2, m.sentNanos(), m.appNanos());
            case Message.Clock m -> longs(out, 3, m.offsetNanos(), m.errorNanos());
            case Message.Begin m -> begin(out, m);
            case Message.Up m -> out.writeByte(5);
            case Message.Warm m -> longs(out, 6, m.nanos(), m.timings());
            case Message.NewActor m -> {
                longs(out, 7, m.kind(), m.process(), m.javaThread());
                text(out, m.name());
            }
            case Message.NewResource m -> {
                longs(out, 8, m.kind(), m.shared());
                text(out, m.name());
            }
            case Message.Events m -> {
                longs(out, 9, m.watermarkNanos(), m.dropped(), m.count());
                out.writeInt(m.count() * EventRows.BYTES);
                out.write(m.rows(), 0, m.count() * EventRows.BYTES);
            }
            case Message.Gauges m -> {
                longs(out, 10, m.values().length);
                for (long value : m.values()) out.writeLong(value);
            }
            case Message.Reading m ->
                longs(out, 11, m.actor(), m.cpuNanos(), m.blockedNanos(), m.waitedNanos(), m.blockedCount(), m.waitedCount());
            case Message.Print m -> {
                longs(out, 12, m.stream());
                text(out, m.text());
            }
            case Message.Request m -> {
                longs(out, 13, m.number(), m.verb().ordinal(), m.handle(), m.argument());
                bytes(out, m.bytes());
            }
            case Message.Forget m -> longs(out, 14, m.number());
            case Message.Reply m -> {
                longs(out, 15, m.number(), m.outcome().ordinal(), m.value());
                bytes(out, m.bytes());
            }
            case Message.Pause m -> longs(out, 16, m.held() ? 1 : 0);
            case Message.Ended m -> longs(out, 17, m.exitCode());
            case Message.Tally m -> longs(out, 18, m.bytesIn(), m.bytesOut(), m.pickleNanos(), m.tasks());
            case Message.Prepare m -> longs(out, 19, m.gil() ? 1 : 0, m.recorded() ? 1 : 0, m.warm() ? 1 : 0);
        }
    }

    private static void begin(DataOutputStream out, Message.Begin m) throws IOException {
        longs(out, 4, m.gil() ? 1 : 0, m.intervalNanos(), m.recorded() ? 1 : 0);
        text(out, m.mainFile());
        text(out, m.mainText());
        text(out, m.mainName());
        out.writeInt(m.sources().size());
        for (var source : m.sources().entrySet()) {
            text(out, source.getKey());
            text(out, source.getValue());
        }
        out.writeInt(m.arguments().size());
        for (var argument : m.arguments()) text(out, argument);
        text(out, m.name());
        bytes(out, m.task());
        out.writeBoolean(m.warm());
    }

    static Message read(DataInputStream in) throws IOException {
        int tag = in.readByte();
        return switch (tag) {
            case 0 -> new Message.Hello(in.readInt(), text(in), in.readInt());
            case 1 -> new Message.Ping(in.readLong());
            case 2 -> new Message.Pong(in.readLong(), in.readLong());
            case 3 -> new Message.Clock(in.readLong(), in.readLong());
            case 4 -> new Message.Begin(in.readLong() == 1, in.readLong(), in.readLong() == 1, text(in), text(in), text(in), sources(in), texts(in),
                text(in), bytes(in), in.readBoolean());
            case 5 -> new Message.Up();
            case 6 -> new Message.Warm(in.readLong(), (int) in.readLong());
            case 7 -> {
                long kind = in.readLong(), process = in.readLong(), thread = in.readLong();
                yield new Message.NewActor(text(in), (int) kind, (int) process, thread);
            }
            case 8 -> {
                long kind = in.readLong(), shared = in.readLong();
                yield new Message.NewResource(text(in), (int) kind, (int) shared);
            }
            case 9 -> new Message.Events(in.readLong(), in.readLong(), (int) in.readLong(), bytes(in));
            case 10 -> {
                var values = new long[(int) in.readLong()];
                for (int i = 0; i < values.length; i++) values[i] = in.readLong();
                yield new Message.Gauges(values);
            }
            case 11 -> new Message.Reading((int) in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
            case 12 -> new Message.Print((int) in.readLong(), text(in));
            case 13 -> new Message.Request(in.readLong(), VERBS[(int) in.readLong()], (int) in.readLong(), in.readLong(), bytes(in));
            case 14 -> new Message.Forget(in.readLong());
            case 15 -> new Message.Reply(in.readLong(), OUTCOMES[(int) in.readLong()], in.readLong(), bytes(in));
            case 16 -> new Message.Pause(in.readLong() == 1);
            case 17 -> new Message.Ended((int) in.readLong());
            case 18 -> new Message.Tally(in.readLong(), in.readLong(), in.readLong(), in.readLong());
            case 19 -> new Message.Prepare(in.readLong() == 1, in.readLong() == 1, in.readLong() == 1);
            default -> throw new IOException("A message with the unknown tag " + tag + " came in; both sides must be of one build.");
        };
    }

    private static void longs(DataOutputStream out, int tag, long... values) throws IOException {
        out.writeByte(tag);
        for (long value : values) out.writeLong(value);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        bytes(out, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > Link.MOST_BYTES) throw new IOException("A field of " + length + " bytes is more than a frame can hold.");
        var bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int count = in.readInt();
        var texts = new ArrayList<String>();
        for (int i = 0; i < count; i++) texts.add(text(in));
        return texts;
    }

    private static Map<String, String> sources(DataInputStream in) throws IOException {
        int count = in.readInt();
        var sources = new LinkedHashMap<String, String>();
        for (int i = 0; i < count; i++) sources.put(text(in), text(in));
        return sources;
    }
}
