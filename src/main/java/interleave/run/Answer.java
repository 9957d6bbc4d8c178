package interleave.run;

import org.jspecify.annotations.Nullable;

/// What a learner said to a question: the guess before the act, and perhaps another after a discussion. Null is "skipped".
public record Answer(String question, @Nullable String first, @Nullable String second) {}
