package interleave.kernel;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// A file under Linux's `/proc` that is read again and again at chosen places: another process's memory, what a thread waits in.
///
/// [#read] costs one system call and allocates nothing, where `FileChannel` takes 6 to 10 µs. The file is read-only and is not handed to child processes. Any
/// thread, but none after [#close].
public final class KernelFile implements AutoCloseable {
    private static final int READ_ONLY = 0, CLOSE_ON_EXEC = 0x80000;
    private static final int NO_SUCH_FILE = 2, NO_SUCH_PROCESS = 3;
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERROR = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final @Nullable Calls CALLS = Calls.find();

    private record Calls(MethodHandle open, MethodHandle read, MethodHandle close) {
        static @Nullable Calls find() {
            if (!System.getProperty("os.name", "").equals("Linux") || !KernelFile.class.getModule().isNativeAccessEnabled()) return null;
            var number = ValueLayout.JAVA_INT;
            var open = call("open", FunctionDescriptor.of(number, ValueLayout.ADDRESS, number), Linker.Option.captureCallState("errno"), Linker.Option.firstVariadicArg(2));
            var read = call("pread", FunctionDescriptor.of(ValueLayout.JAVA_LONG, number, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
            var close = call("close", FunctionDescriptor.of(number, number));
            return open == null || read == null || close == null ? null : new Calls(open, read, close);
        }

        @SuppressWarnings("restricted") // allowed, or not tried
        private static @Nullable MethodHandle call(String name, FunctionDescriptor types, Linker.Option... options) {
            var linker = Linker.nativeLinker();
            return linker.defaultLookup().find(name).map(address -> linker.downcallHandle(address, types, options)).orElse(null);
        }
    }

    private final Calls calls;
    private final int descriptor;

    private KernelFile(Calls calls, int descriptor) {
        this.calls = calls;
        this.descriptor = descriptor;
    }

    /// Whether files can be read this way here: on Linux, in a JVM that is allowed foreign functions (`--enable-native-access`).
    public static boolean available() {
        return CALLS != null;
    }

    /// @throws FileNotFoundException when it isn't there (its process has ended)
    /// @throws IOException           when it may not be read, or this is no Linux
    public static KernelFile open(String path) throws IOException {
        if (CALLS == null) throw new IOException("files of the kernel can't be read here");
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(STATE);
            int descriptor = (int) CALLS.open.invokeExact(state, arena.allocateFrom(path), READ_ONLY | CLOSE_ON_EXEC);
            if (descriptor >= 0) return new KernelFile(CALLS, descriptor);
            int error = (int) ERROR.get(state, 0L);
            throw error == NO_SUCH_FILE || error == NO_SUCH_PROCESS ? new FileNotFoundException(path) : new IOException(path + " may not be read (error " + error + ")");
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // the handle itself throws nothing
        }
    }

    /// Reads up to the segment's size.
    ///
    /// @param to       native memory
    /// @param position in the file; in another process's memory the address
    /// @return the bytes read; 0 at the end, or where the process is gone; -1 where nothing can be read
    public long read(MemorySegment to, long position) {
        try {
            return (long) calls.read.invokeExact(descriptor, to, to.byteSize(), position);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            int _ = (int) calls.close.invokeExact(descriptor);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
