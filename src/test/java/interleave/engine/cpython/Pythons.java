package interleave.engine.cpython;

import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// The interpreters of this machine that tests can use; a test that needs one is left out where there is none.
final class Pythons {
    private static List<Interpreter> found;

    private Pythons() {}

    static synchronized List<Interpreter> all() throws InterruptedException {
        if (found == null) found = new Interpreters().search().stream().filter(Interpreter::usable).toList();
        Assumptions.assumeFalse(found.isEmpty(), "no CPython 3.8 or later on this machine");
        return found;
    }

    static Interpreter best() throws InterruptedException {
        return all().getFirst();
    }
}
