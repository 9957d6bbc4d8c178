package interleave.findings;

import java.util.HashMap;
import java.util.Map;

/// Counts the program's lines that something happened on.
final class Lines {
    private final Map<Integer, Integer> counts = new HashMap<>();

    void add(int line) {
        if (line > 0) counts.merge(line, 1, Integer::sum);
    }

    /// The line it happened on most often; 0 where none is known.
    int most() {
        return counts.entrySet().stream().max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.<Integer, Integer>comparingByKey().reversed())).map(Map.Entry::getKey).orElse(0);
    }
}
