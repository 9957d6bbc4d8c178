package interleave.findings;

import java.util.List;
import java.util.stream.Collectors;

/// A wait that nobody is left to end: every thread that lives waits too, without a time-out, or has ended.
///
/// @param first   whose and what for
/// @param others  the other threads' waits; those that only wait for the end of one of these are left out
/// @param inQueue items left in the queue waited at, or -1
/// @param program whether the program itself can't end: its main thread lives
/// @param atNanos since when nobody can go on
public record EndlessWait(Wait first, List<Wait> others, long inQueue, boolean program, long atNanos) implements Finding {
    private static final int MOST_TOLD = 3;

    public EndlessWait {
        others = List.copyOf(others);
    }

    @Override
    public Kind kind() {
        return program ? Kind.ERROR : Kind.WARNING;
    }

    @Override
    public String name() {
        return "waits for ever";
    }

    @Override
    public int line() {
        return first.line();
    }

    @Override
    public String sentence() {
        var items = inQueue > 0 ? ": " + inQueue + (inQueue == 1 ? " item is" : " items are") + " still in it" : "";
        var more = others.isEmpty() ? "" : " Also, " + others.stream().limit(MOST_TOLD).map(Wait::clause).collect(Collectors.joining(", "))
            + (others.size() > MOST_TOLD ? " and " + (others.size() - MOST_TOLD) + " more threads wait" : "") + ".";
        return first.clause() + ", and no thread is left that could " + remedy() + items + "." + more;
    }

    private String remedy() {
        return switch (first.reason()) {
            case LOCK -> "release it";
            case JOIN -> "go on";
            case ITEM -> "put one";
            case ROOM -> "take an item out";
            case TASKS_DONE -> "do them";
            case EVENT -> "set it";
            case CONDITION -> "notify it";
        };
    }
}
