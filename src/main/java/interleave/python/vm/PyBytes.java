package interleave.python.vm;

/// Immutable; the array passed in must not be written afterwards.
public final class PyBytes extends PyObject {
    private final byte[] bytes;

    public PyBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public int size() {
        return bytes.length;
    }

    /// 0 to 255.
    public int get(int index) {
        return bytes[index] & 0xFF;
    }

    /// The bytes themselves: not to be written.
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public PyType type() {
        return Types.BYTES;
    }
}
