package interleave.view;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The numbers of one picture.
///
/// @param name what a file of them is called, without an ending: "throughput"
/// @param rows as long as the header; numbers, texts, null or NaN for what was not measured
public record Table(String name, List<String> header, List<List<@Nullable Object>> rows) {
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// For a clipboard: fields with tabs between, so that a spreadsheet takes them as a table. What a text has of tabs and line ends becomes a blank.
    public String text() {
        var lines = new java.util.ArrayList<String>();
        lines.add(String.join("\t", header));
        for (var row : rows) lines.add(row.stream().map(Table::field).collect(Collectors.joining("\t")));
        return String.join("\n", lines) + "\n";
    }

    private static String field(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double number -> number.isNaN() ? "" : String.format(Locale.ROOT, "%s", number);
            default -> value.toString().replaceAll("[\\t\\r\\n]+", " ");
        };
    }
}
