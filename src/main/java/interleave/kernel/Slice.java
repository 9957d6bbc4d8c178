package interleave.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// How long the calling thread wants to run before the scheduler looks whether another is due.
///
/// Linux's scheduler (EEVDF; `kernel/sched/fair.c` from 6.12 on) lets a thread that wakes up with a short slice take a core from one with a longer slice at once, instead of
/// at the end of that one's turn (some 3 ms). The share of the cores that a thread gets is the same: short slices come more often. It needs no privilege.
/// Elsewhere, on older kernels, for virtual threads, and in a JVM that was not allowed foreign functions (`--enable-native-access`) nothing is asked and nothing happens.
///
/// Any platform thread, for itself.
public final class Slice {
    /// The shortest that Linux grants, ns.
    public static final long SHORTEST_NANOS = 100_000;
    /// `struct sched_attr` of `linux/sched/types.h`: size, policy, flags, nice, priority, runtime, deadline, period.
    private static final int SIZE = 48;
    private static final long RUNTIME = 24;
    private static final @Nullable MethodHandle SYSCALL = syscall();
    private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");
    private static final long SET = ARM ? 274 : 314, GET = ARM ? 275 : 315;

    private Slice() {}

    /// Asks for a slice of the calling thread.
    ///
    /// @param nanos 100,000 (0.1 ms) to 100,000,000; what is outside the kernel rounds
    /// @return the slice it has from now on, ns; -1 where the system has no such thing
    public static long ask(long nanos) {
        if (SYSCALL == null || Thread.currentThread().isVirtual()) return -1;
        try (var arena = Arena.ofConfined()) {
            var attributes = arena.allocate(SIZE, 8);
            // Read first: what is written also sets policy and nice value, and these stay.
            if ((long) SYSCALL.invokeExact(GET, 0L, attributes, (long) SIZE, 0L) != 0) return -1;
            attributes.set(ValueLayout.JAVA_INT, 0, SIZE);
            attributes.set(ValueLayout.JAVA_LONG, RUNTIME, nanos);
            if ((long) SYSCALL.invokeExact(SET, 0L, attributes, 0L, 0L) != 0) return -1;
            return (long) SYSCALL.invokeExact(GET, 0L, attributes, (long) SIZE, 0L) != 0 ? -1 : granted(attributes);
        } catch (Throwable e) {
            throw new IllegalStateException(e); // the handle itself throws nothing
        }
    }

    /// Kernels before 6.12 take the call, and leave this 0.
    private static long granted(MemorySegment attributes) {
        long runtime = attributes.get(ValueLayout.JAVA_LONG, RUNTIME);
        return runtime == 0 ? -1 : runtime;
    }

    @SuppressWarnings("restricted") // allowed, or not tried
    private static @Nullable MethodHandle syscall() {
        var arch = System.getProperty("os.arch", "");
        if (!System.getProperty("os.name", "").equals("Linux") || !(arch.equals("amd64") || arch.equals("aarch64"))
            || !Slice.class.getModule().isNativeAccessEnabled()) return null;
        var linker = Linker.nativeLinker();
        var number = ValueLayout.JAVA_LONG;
        return linker.defaultLookup().find("syscall").map(address -> linker.downcallHandle(address, FunctionDescriptor.of(number, number, number, ValueLayout.ADDRESS, number, number),
            Linker.Option.firstVariadicArg(1))).orElse(null);
    }
}
