package interleave.python.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// A list of choices: one for each place where more than one move is possible. After its end a thread goes on until it has to wait; then the one with the
/// lowest number that can.
public final class Schedule {
    public static final Schedule EMPTY = new Schedule(new int[0]);
    private static final Pattern PART = Pattern.compile("(\\d{1,6})(t?)(?:[x*](\\d{1,7}))?");
    private static final int MOST = 10_000_000;

    private final int[] codes;

    private Schedule(int[] codes) {
        this.codes = codes;
    }

    public Schedule(List<Choice> choices) {
        this(choices.stream().mapToInt(Choice::code).toArray());
    }

    /// Reads "0,1,1,2t"; "1x3" is short for "1,1,1", and "" is the empty one.
    ///
    /// @throws IllegalArgumentException one sentence with the remedy
    public static Schedule parse(String text) {
        var choices = new ArrayList<Choice>();
        if (text.isBlank()) return EMPTY;
        for (var part : text.split(",", -1)) {
            var match = PART.matcher(part.strip());
            if (!match.matches()) {
                throw new IllegalArgumentException("\"" + part.strip() + "\" is no choice of a schedule: write thread numbers with commas, as 0,1,1,0; "
                    + "1t is a time-out of thread 1, 1x3 is short for 1,1,1.");
            }
            var choice = new Choice(Integer.parseInt(match.group(1)), !match.group(2).isEmpty());
            int times = match.group(3) == null ? 1 : Integer.parseInt(match.group(3));
            if (choices.size() + times > MOST) throw new IllegalArgumentException("A schedule has at most " + MOST + " choices; shorten this one.");
            for (int i = 0; i < times; i++) choices.add(choice);
        }
        return new Schedule(choices);
    }

    static Schedule of(int[] codes, int length) {
        return new Schedule(Arrays.copyOf(codes, length));
    }

    /// Not to be written.
    int[] codes() {
        return codes;
    }

    public List<Choice> choices() {
        return Arrays.stream(codes).mapToObj(Choice::of).toList();
    }

    public int size() {
        return codes.length;
    }

    /// The first `length` choices.
    public Schedule prefix(int length) {
        return of(codes, Math.min(length, codes.length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schedule schedule && Arrays.equals(codes, schedule.codes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codes);
    }

    /// What [#parse] reads, equal neighbours shortened.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int i = 0; i < codes.length;) {
            int end = i;
            while (end < codes.length && codes[end] == codes[i]) end++;
            if (!text.isEmpty()) text.append(',');
            text.append(Choice.of(codes[i]));
            if (end - i > 1) text.append('x').append(end - i);
            i = end;
        }
        return text.toString();
    }
}
