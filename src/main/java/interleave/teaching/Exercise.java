package interleave.teaching;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What makes a lesson an exercise: a contract that the learner's own program is to keep, a file to start from, hints, and a program that checks.
///
/// The checking program imports the learner's file as the module `solution`. Each of its functions `check_...` is one check: its docstring says what is asked,
/// an AssertionError what was seen instead.
///
/// @param contract what is to be written, in Markdown; no solution given away
/// @param starter  loads as it is, and keeps less than the whole contract
/// @param hints    in Markdown, from gentle to nearly there
public record Exercise(String contract, Program starter, List<String> hints, Program checker) {
    /// The learner's file as the checking program knows it.
    public static final String SOLUTION = "solution";

    private static final Pattern CHECK = Pattern.compile("^def (check_\\w+)\\(\\):\\s*\\R\\s+\"\"\"(.+?)\"\"\"", Pattern.MULTILINE | Pattern.DOTALL);

    /// One thing asked of a solution.
    ///
    /// @param function of the checking program
    /// @param sentence what must hold
    public record Demand(String function, String sentence) {}

    /// @param hints one `## ` heading each; what stands before the first is no hint
    static Exercise of(String contract, String starter, String hints, String checker) {
        var parts = hints.split("(?m)^(?=## )");
        var each = new ArrayList<String>();
        for (String part : parts) if (part.startsWith("## ")) each.add(part.strip());
        return new Exercise(contract, new Program(SOLUTION + ".py", starter), List.copyOf(each), new Program("check.py", checker));
    }

    /// The checks, in the order they are made.
    public List<Demand> demands() {
        return CHECK.matcher(checker.source()).results().map(found -> new Demand(found.group(1), found.group(2).strip().replaceAll("\\s+", " "))).toList();
    }

    /// The checking program with a solution to check.
    public Program checking(String solution) {
        return new Program(checker.fileName(), checker.source(), java.util.Map.of(SOLUTION, solution));
    }
}
