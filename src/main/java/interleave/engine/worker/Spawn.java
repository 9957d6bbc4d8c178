package interleave.engine.worker;

import interleave.python.vm.Processes.End;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What the asker of [interleave.wire.Verb#START] wants to be started.
record Spawn(String name, byte[] task, List<End> ends) {
    byte[] toBytes() {
        var text = name.getBytes(StandardCharsets.UTF_8);
        var buffer = ByteBuffer.allocate(12 + text.length + task.length + ends.size() * 5);
        buffer.putInt(text.length).put(text).putInt(task.length).put(task).putInt(ends.size());
        for (var end : ends) buffer.putInt(end.pipe()).put((byte) (end.writing() ? 1 : 0));
        return buffer.array();
    }

    static Spawn of(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        var text = new byte[buffer.getInt()];
        buffer.get(text);
        var task = new byte[buffer.getInt()];
        buffer.get(task);
        var ends = new ArrayList<End>();
        for (int count = buffer.getInt(); count > 0; count--) ends.add(new End(buffer.getInt(), buffer.get() == 1));
        return new Spawn(new String(text, StandardCharsets.UTF_8), task, ends);
    }
}
