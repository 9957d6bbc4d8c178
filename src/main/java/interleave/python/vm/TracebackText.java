package interleave.python.vm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// A traceback as CPython 3.13 prints it (Lib/traceback.py): chained exceptions, source lines with carets, repeated lines folded, suggestions.
public final class TracebackText {
    private static final String CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n";
    private static final String CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n";
    private static final int REPEATS_SHOWN = 3;
    private static final Pattern NAME = Pattern.compile("\\s*[\\p{L}_][\\p{L}\\p{N}_]*\\s*");
    private static final Pattern ASSIGNED = Pattern.compile("\\s*[\\p{L}_][\\p{L}\\p{N}_]*\\s*=\\s*");

    private final PyThread thread;
    private final StringBuilder out = new StringBuilder();

    private TracebackText(PyThread thread) {
        this.thread = thread;
    }

    /// The whole of it, each line ended.
    public static String of(PyThread thread, PyException exception) {
        var text = new TracebackText(thread);
        text.chain(exception);
        return text.out.toString();
    }

    /// The last line alone, without its end.
    public static String summary(PyThread thread, PyException exception) {
        var type = Text.fullName(exception.type());
        if (type.startsWith("__main__.")) type = type.substring("__main__.".length());
        String message;
        try {
            message = Text.str(thread, exception);
        } catch (PyError e) {
            message = "<exception str() failed>";
        }
        message += Suggestions.of(thread, exception);
        return message.isEmpty() ? type : type + ": " + message;
    }

    private void chain(PyException last) {
        var links = new ArrayList<PyException>();
        var joints = new ArrayList<String>();
        Set<PyException> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var e = last; e != null && seen.add(e); ) {
            links.add(e);
            var cause = e.cause;
            var next = cause != null ? cause : e.suppressContext ? null : e.context;
            joints.add(next == null || seen.contains(next) ? "" : cause != null ? CAUSE : CONTEXT);
            e = next;
        }
        for (int i = links.size() - 1; i >= 0; i--) {
            out.append(joints.get(i));
            one(links.get(i));
        }
    }

    private void one(PyException exception) {
        if (exception.traceback != null) {
            out.append("Traceback (most recent call last):\n");
            levels(exception.traceback);
        }
        if (exception.type().isSubtypeOf(Exceptions.SYNTAX_ERROR)) syntaxError(exception);
        else out.append(summary(thread, exception)).append('\n');
        if (exception.notes != null) for (var note : exception.notes.toArray()) out.append(Text.str(thread, note)).append('\n');
    }

    private void levels(PyTraceback first) {
        PyTraceback shown = null;
        int count = 0;
        for (PyTraceback level = first; level != null; level = level.next) {
            if (shown == null || !same(shown, level)) {
                repeated(count);
                shown = level;
                count = 0;
            }
            if (++count <= REPEATS_SHOWN) level(level);
        }
        repeated(count);
    }

    private static boolean same(PyTraceback a, PyTraceback b) {
        return a.frame.code.source.fileName().equals(b.frame.code.source.fileName()) && a.position.line() == b.position.line()
            && a.frame.code.name.equals(b.frame.code.name);
    }

    private void repeated(int count) {
        int more = count - REPEATS_SHOWN;
        if (more > 0) out.append("  [Previous line repeated ").append(more).append(" more time").append(more > 1 ? "s" : "").append("]\n");
    }

    private void level(PyTraceback level) {
        var code = level.frame.code;
        var at = level.position;
        out.append("  File \"").append(code.source.fileName()).append("\", line ").append(at.line()).append(", in ").append(code.name).append('\n');
        var lines = new ArrayList<String>();
        for (int line = at.line(); line <= at.endLine(); line++) lines.add(code.source.line(line).stripTrailing());
        if (lines.isEmpty() || String.join("", lines).isBlank()) return;
        if (at.column() < 0) {
            out.append("    ").append(lines.getFirst().strip()).append('\n');
            return;
        }
        var text = new Segment(lines, at);
        text.write(out);
    }

    /// The lines of one level, dedented, with the carets below them.
    private static final class Segment {
        private final List<String> lines;
        private final int start, end;
        private int leftLine = -1, leftColumn, rightLine, rightColumn;

        Segment(List<String> original, Position at) {
            int margin = Integer.MAX_VALUE;
            for (var line : original) if (!line.isBlank()) margin = Math.min(margin, line.length() - line.stripLeading().length());
            int dedent = margin;
            lines = original.stream().map(line -> line.length() >= dedent ? line.substring(dedent) : "").toList();
            start = Math.max(0, at.column() - dedent);
            end = Math.max(0, at.endColumn() - dedent);
            if (at.anchor() != null) anchor(at, at.anchor(), dedent);
        }

        private void anchor(Position at, Position.Anchor anchor, int dedent) {
            int line = anchor.line() - at.line(), column = anchor.column() - dedent;
            while (true) {
                if (line >= lines.size()) return;
                if (column >= lines.get(line).length() || lines.get(line).charAt(column) == '\\' || lines.get(line).charAt(column) == '#') {
                    line++;
                    column = 0;
                    continue;
                }
                char c = lines.get(line).charAt(column);
                if (anchor.operator() ? !Character.isWhitespace(c) && c != ')' : c == '(' || c == '[') break;
                column++;
            }
            leftLine = line;
            leftColumn = column;
            if (!anchor.operator()) {
                rightLine = anchor.endLine() - at.line();
                rightColumn = anchor.endColumn() - dedent;
                return;
            }
            rightLine = line;
            rightColumn = column + 1;
            boolean before = anchor.endLine() - at.line() > line || rightColumn < anchor.endColumn() - dedent;
            if (rightColumn < lines.get(line).length() && before) {
                char second = lines.get(line).charAt(rightColumn);
                if (!Character.isWhitespace(second) && second != '\\' && second != '#') rightColumn++;
            }
        }

        private boolean showsCarets() {
            var before = lines.getFirst().substring(0, Math.min(start, lines.getFirst().length()));
            var after = lines.getLast().substring(Math.min(end, lines.getLast().length()));
            if (after.isBlank() && leftLine >= 0 && isCall()) {
                if (ASSIGNED.matcher(before).matches()) return false;
                if (before.strip().equals("return") && leftLine == 0 && NAME.matcher(lines.getFirst().substring(start,
                    leftColumn)).matches()) return false;
            }
            return leftLine >= 0 || !before.isBlank() || !after.isBlank();
        }

        private boolean isCall() {
            return lines.get(leftLine).charAt(leftColumn) == '(';
        }

        void write(StringBuilder out) {
            var significant = new TreeSet<Integer>(List.of(0, lines.size() - 1));
            if (leftLine >= 0) {
                for (int i = -1; i <= 1; i++) {
                    significant.add(leftLine + i);
                    significant.add(rightLine + i);
                }
            }
            boolean carets = showsCarets();
            int last = -1;
            for (int line : significant) {
                if (line < 0 || line >= lines.size()) continue;
                if (last >= 0 && line - last == 2) line(out, line - 1, carets);
                else if (last >= 0 && line - last > 2) out.append("    ...<").append(line - last - 1).append(" lines>...\n");
                line(out, line, carets);
                last = line;
            }
        }

        private void line(StringBuilder out, int number, boolean carets) {
            var line = lines.get(number);
            out.append("    ").append(line).append('\n');
            if (!carets) return;
            int indent = line.length() - line.stripLeading().length();
            int count = Math.min(number == lines.size() - 1 ? end : line.length(), line.length());
            out.append("    ");
            for (int column = 0; column < count; column++) {
                char mark = column < indent || number == 0 && column < start ? ' ' : leftLine < 0 || inside(number, column) ? '^' : '~';
                out.repeat(mark, width(line.charAt(column)));
            }
            out.append('\n');
        }

        /// Columns on a terminal: wide characters take two; a surrogate pair has one for each half.
        private static int width(char c) {
            boolean wide = c >= 0x1100 && c <= 0x115f || c >= 0x2e80 && c <= 0x303e || c >= 0x3041 && c <= 0xa4cf || c >= 0xac00 && c <= 0xd7a3
                || c >= 0xf900 && c <= 0xfaff || c >= 0xfe30 && c <= 0xfe6f || c >= 0xff01 && c <= 0xff60 || c >= 0xffe0 && c <= 0xffe6;
            return wide ? 2 : 1;
        }

        private boolean inside(int line, int column) {
            return (line > leftLine || line == leftLine && column >= leftColumn) && (line < rightLine || line == rightLine && column < rightColumn);
        }
    }

    private void syntaxError(PyException exception) {
        var arguments = exception.arguments();
        var name = exception.type().name();
        if (arguments.length < 2 || !(arguments[1] instanceof PyTuple details) || details.size() < 4) {
            out.append(summary(thread, exception)).append('\n');
            return;
        }
        out.append("  File \"").append(Text.str(thread, details.get(0))).append("\", line ").append(Text.str(thread, details.get(1))).append('\n');
        if (details.get(3) instanceof String text) {
            var right = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            var left = right.stripLeading();
            out.append("    ").append(left).append('\n');
            if (details.get(2) instanceof Long offset) underline(details, offset, right, left);
        }
        out.append(name).append(": ").append(Text.str(thread, arguments[0])).append('\n');
    }

    private void underline(PyTuple details, long offset, String right, String left) {
        int spaces = right.length() - left.length();
        boolean sameLine = details.size() > 5 && details.get(1).equals(details.get(4));
        long end = !sameLine ? right.length() + 1 : details.get(5) instanceof Long e && e != 0 ? e : offset;
        if (offset > right.length()) offset = right.length() + 1;
        if (end > right.length()) end = right.length() + 1;
        if (offset >= end) end = offset + 1;
        int column = (int) offset - 1 - spaces;
        if (column < 0) return;
        out.append("    ");
        for (int i = 0; i < column; i++) out.append(i < left.length() && Character.isWhitespace(left.charAt(i)) ? left.charAt(i) : ' ');
        out.append("^".repeat((int) (end - offset))).append('\n');
    }

    /// "Did you mean" of a NameError or AttributeError.
    private static final class Suggestions {
        private static final int MOST = 750, LONGEST = 40, MOVE = 2, CASE = 1;
        private static final Set<String> LIBRARY = Set.of("abc", "argparse", "array", "asyncio", "base64", "bisect", "collections", "concurrent",
            "contextlib",
            "copy", "csv", "dataclasses", "datetime", "decimal", "enum", "functools", "gc", "hashlib", "heapq", "io", "itertools", "json",
                "logging", "math",
            "multiprocessing", "operator", "os", "pathlib", "pickle", "queue", "random", "re", "secrets", "select", "shutil", "signal", "socket",
                "statistics",
            "string", "struct", "subprocess", "sys", "tempfile", "textwrap", "threading", "time", "traceback", "types", "typing", "unittest",
                "urllib", "uuid",
            "warnings", "weakref", "zlib");

        private Suggestions() {}

        static String of(PyThread thread, PyException exception) {
            boolean name = exception.type().isSubtypeOf(Exceptions.NAME_ERROR);
            if (!name && !exception.type().isSubtypeOf(Exceptions.ATTRIBUTE_ERROR)) return "";
            if (!(exception.attribute("name") instanceof String wrong)) return "";
            var suggestion = closest(wrong, name ? names(exception) : attributes(exception, wrong));
            var text = suggestion == null ? "" : ". Did you mean: '" + suggestion + "'?";
            if (name && LIBRARY.contains(wrong)) text += (suggestion == null ? ". Did" : " Or did") + " you forget to import '" + wrong + "'?";
            return text;
        }

        private static List<String> names(PyException exception) {
            var all = new ArrayList<String>();
            var level = exception.traceback;
            if (level == null) return all;
            while (level.next != null) level = level.next;
            var frame = level.frame;
            var slots = frame.code.slotNames();
            for (int i = 0; i < slots.length; i++) if (!slots[i].isEmpty() && frame.slots[i] != null) all.add(slots[i]);
            if (frame.names != null) for (var key : frame.names.keys()) all.add((String) key);
            for (var key : frame.globals.keys()) all.add((String) key);
            if (frame.globals.get("__builtins__") instanceof PyModule builtins) for (var key : builtins.globals().keys()) all.add((String) key);
            return all;
        }

        private static List<String> attributes(PyException exception, String wrong) {
            var object = exception.attribute("obj");
            if (object == null) return List.of();
            var all = new ArrayList<String>();
            for (var name : CoreTypes.names(object).toArray()) if (wrong.startsWith("_") || !((String) name).startsWith("_")) all.add((String) name);
            return all;
        }

        private static @Nullable String closest(String wrong, List<String> candidates) {
            if (candidates.size() > MOST || wrong.length() > LONGEST) return null;
            String best = null;
            int distance = Integer.MAX_VALUE;
            for (var candidate : candidates) {
                if (candidate.equals(wrong)) continue;
                int most = Math.min((candidate.length() + wrong.length() + 3) * MOVE / 6, distance - 1);
                int current = distance(wrong, candidate);
                if (current > most) continue;
                best = candidate;
                distance = current;
            }
            return best;
        }

        private static int distance(String a, String b) {
            var row = new int[b.length() + 1];
            for (int j = 0; j <= b.length(); j++) row[j] = j * MOVE;
            for (int i = 1; i <= a.length(); i++) {
                int diagonal = row[0];
                row[0] = i * MOVE;
                for (int j = 1; j <= b.length(); j++) {
                    int cost = substitution(a.charAt(i - 1), b.charAt(j - 1));
                    int next = Math.min(diagonal + cost, Math.min(row[j], row[j - 1]) + MOVE);
                    diagonal = row[j];
                    row[j] = next;
                }
            }
            return row[b.length()];
        }

        private static int substitution(char a, char b) {
            return a == b ? 0 : Character.toLowerCase(a) == Character.toLowerCase(b) ? CASE : MOVE;
        }
    }
}
