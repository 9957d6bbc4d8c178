package interleave.reading;

import java.util.List;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import java.util.ArrayList;
import java.util.Collection;

/// Light colouring of Python text: comments, strings, keywords, numbers and the names being defined. A reader's aid, not a parser: a string left open
/// colours to the end of its line (three quotes: of the text), as editors do.
public final class Python {
    /// @param kind "comment", "string", "keyword", "name", "decorator", "number", or "" for the rest
    public record Piece(String kind, String text) {}

    private static final Pattern TOKENS = Pattern.compile("""
            (?<comment>#[^\\n]*)\
            |(?<string>[rbfuRBFU]{0,2}(?:'{3}[\\s\\S]*?(?:'{3}|\\z)|"{3}[\\s\\S]*?(?:"{3}|\\z)|'(?:\\\\.|[^'\\\\\\n])*'?|"(?:\\\\.|[^"\\\\\\n])*"?))\
            |(?<keyword>\\b(?:False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is\
            |lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield)\\b)\
            |(?<name>(?<=\\bdef |\\bclass )\\w+)\
            |(?<decorator>(?m:^)[ \\t]*@[\\w.]+)\
            |(?<number>\\b(?:0[xob][\\da-fA-F_]+|\\d[\\d_]*(?:\\.[\\d_]*)?(?:[eE][+-]?\\d+)?)\\b)""");
    private static final List<String> KINDS = List.of("comment", "string", "keyword", "name", "decorator", "number");
    private static final int LONGEST = 200_000;

    private Python() {}

    /// The whole text in pieces, in order.
    public static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        int end = 0;
        if (text.length() <= LONGEST) {
            var matcher = TOKENS.matcher(text);
            while (matcher.find()) {
                if (matcher.start() > end) pieces.add(new Piece("", text.substring(end, matcher.start())));
                pieces.add(new Piece(kind(matcher), matcher.group()));
                end = matcher.end();
            }
        }
        if (end < text.length()) pieces.add(new Piece("", text.substring(end)));
        return pieces;
    }

    static StyleSpans<Collection<String>> spans(String text) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        for (var piece : pieces(text)) spans.add(piece.kind.isEmpty() ? List.of() : List.of(piece.kind), piece.text.length());
        if (text.isEmpty()) spans.add(List.of(), 0);
        return spans.create();
    }

    private static String kind(java.util.regex.Matcher matcher) {
        for (var kind : KINDS) {
            if (matcher.group(kind) != null) {
                return kind;
            }
        }
        throw new IllegalStateException("a match of no kind");
    }
}
