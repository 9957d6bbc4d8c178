package interleave.engine.cpython;

import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A Python interpreter on this machine, as it answered when it was asked. [Interpreters] finds them.
///
/// @param path           to run it by: links resolved, unless it belongs to a virtual environment or was chosen by hand
/// @param implementation "cpython", "pypy" ...; empty where it did not answer
/// @param version        "3.13.0", "3.15.0b2"; empty where it did not answer
/// @param gil            false for a free-threaded build that runs without the GIL
/// @param unusable       the reason in one sentence with the remedy, or null
/// @param readable       whether the system let us open the memory of the process that answered
public record Interpreter(Path path, String implementation, String version, boolean gil, @Nullable String unusable, boolean readable) {
    /// One that was not asked, or whose memory nobody tried to open.
    public Interpreter(Path path, String implementation, String version, boolean gil, @Nullable String unusable) {
        this(path, implementation, version, gil, unusable, true);
    }

    /// The oldest CPython that lessons and the agent run on: 3.`OLDEST`.
    public static final int OLDEST = 8;

    /// The usable first, of these the newest, released before pre-release, with the GIL before free-threaded.
    public static final Comparator<Interpreter> BEST_FIRST = Comparator.comparing(Interpreter::usable).thenComparing(Interpreter::released)
            .thenComparing(Interpreter::gil).thenComparing(Interpreter::order).reversed().thenComparing(Interpreter::path);

    public boolean usable() {
        return unusable == null;
    }

    /// The 13 of 3.13.0; -1 where it did not answer.
    public int minor() {
        return version.isEmpty() ? -1 : Integer.parseInt(version.split("\\.")[1]);
    }

    /// For people: "CPython 3.13.0", "CPython 3.13.15 free-threaded".
    public String title() {
        String name = switch (implementation) {
            case "cpython" -> "CPython";
            case "pypy" -> "PyPy";
            case "graalpy" -> "GraalPy";
            case "" -> "Python";
            default -> implementation;
        };
        return name + (version.isEmpty() ? "" : " " + version) + (gil ? "" : " free-threaded");
    }

    /// Where there is little room: "CPython 3.13", "CPython 3.13t".
    public String shortTitle() {
        return version.isEmpty() ? "CPython" : (implementation.equals("cpython") ? "CPython" : implementation) + " " + version.replaceFirst("^(\\d+\\.\\d+).*", "$1") + (gil ? "" : "t");
    }

    /// Whether people may mean it by "3.13", "3.13.0", "3.13t".
    boolean named(String name) {
        boolean free = name.endsWith("t");
        String number = free ? name.substring(0, name.length() - 1) : name;
        return gil != free && (version.equals(number) || version.startsWith(number + "."));
    }

    private boolean released() {
        return version.matches("[0-9.]+");
    }

    private Version order() {
        return Version.parse(version.isEmpty() ? "0" : version);
    }
}
