package interleave.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/// Markdown as the lines of a styled text: what a text area that can be selected needs, instead of a tree of boxes that can't.
/// Headings, paragraphs, emphasis, code, lists and rules; HTML is left out.
final class Markdown extends AbstractVisitor {
    private static final Parser PARSER = Parser.builder().build();

    /// One paragraph on the page: a style class for the whole and one or more for each run.
    record Line(String style, List<Run> runs) {}

    record Run(String text, Collection<String> styles) {}

    private final List<Line> lines = new ArrayList<>();
    private final List<String> inline = new ArrayList<>();
    private List<Run> runs = new ArrayList<>();
    private String block = "p";

    private Markdown() {}

    static List<Line> lines(String text) {
        var reader = new Markdown();
        PARSER.parse(tablesAsLists(text)).accept(reader);
        return reader.lines;
    }

    /// A narrow page has no room for columns: each row of a table becomes "first: the others", its head is left out.
    private static String tablesAsLists(String text) {
        if (!text.contains("|--")) {
            return text;
        }
        var out = new StringBuilder();
        var source = text.lines().toList();
        for (int i = 0; i < source.size(); i++) {
            var line = source.get(i).strip();
            boolean head = i + 1 < source.size() && source.get(i + 1).strip().matches("\\|[-:| ]+\\|");
            if (line.startsWith("|") && head) {
                i++;
            } else if (line.startsWith("|") && line.endsWith("|")) {
                var cells = line.substring(1, line.length() - 1).split("\\|", 2);
                out.append("- ").append(cells[0].strip()).append(cells.length > 1 ? ": " + cells[1].strip().replace(" | ", ", ") : "").append('\n');
            } else {
                out.append(source.get(i)).append('\n');
            }
        }
        return out.toString();
    }

    private void text(String text) {
        runs.add(new Run(text, List.copyOf(inline)));
    }

    private void endLine(String style) {
        lines.add(new Line(style, runs));
        runs = new ArrayList<>();
    }

    private void styled(String style, Node node) {
        inline.add(style);
        visitChildren(node);
        inline.removeLast();
    }

    @Override
    public void visit(Heading heading) {
        styled("heading", heading);
        endLine("h" + Math.min(heading.getLevel(), 3));
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        endLine(block);
    }

    @Override
    public void visit(Text text) {
        text(text.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak soft) {
        text(" ");
    }

    @Override
    public void visit(HardLineBreak hard) {
        endLine(block);
    }

    @Override
    public void visit(StrongEmphasis strong) {
        styled("strong", strong);
    }

    @Override
    public void visit(Emphasis emphasis) {
        styled("em", emphasis);
    }

    @Override
    public void visit(Link link) {
        styled("link", link);
    }

    @Override
    public void visit(Code code) {
        inline.add("code");
        text(code.getLiteral());
        inline.removeLast();
    }

    @Override
    public void visit(FencedCodeBlock code) {
        codeBlock(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        codeBlock(code.getLiteral());
    }

    private void codeBlock(String literal) {
        for (var line : literal.stripTrailing().lines().toList()) {
            runs.add(new Run(line.isEmpty() ? " " : line, List.of("code-line")));
            endLine("block");
        }
    }

    @Override
    public void visit(ThematicBreak rule) {
        runs.add(new Run("⁂", List.of("rule")));
        endLine("p");
    }

    @Override
    public void visit(BulletList list) {
        items(list, -1);
    }

    @Override
    public void visit(OrderedList list) {
        items(list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
    }

    private void items(Node list, int number) {
        var outer = block;
        block = outer.equals("p") ? "li" : "li2";
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            runs.add(new Run(number < 0 ? "•  " : number++ + ".  ", List.of("marker")));
            if (item instanceof ListItem) {
                visitChildren(item);
            }
        }
        block = outer;
    }
}
