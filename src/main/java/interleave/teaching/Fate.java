package interleave.teaching;

import java.util.Arrays;
import java.util.Optional;

/// What became of a task that was handed to a pool. The words are those of the result JSON and of the programs.
public enum Fate {
    /// Its result, or its exception, reached who asked for it.
    DELIVERED("delivered"),
    /// It ran to its end and nobody got what it returned.
    THROWN_AWAY("finished, thrown away"),
    RAISED("raised"),
    NEVER_STARTED("never started"),
    /// The worker that had it ended before the task did.
    LOST("lost with its worker");

    private final String words;

    Fate(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    static Optional<Fate> of(String words) {
        return Arrays.stream(values()).filter(fate -> fate.words.equals(words)).findFirst();
    }
}
