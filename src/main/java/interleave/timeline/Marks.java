package interleave.timeline;

import interleave.trace.Bookmark;
import interleave.view.Bookmarks;
import interleave.view.Brush;
import interleave.view.Cursor;
import interleave.view.Fill;
import interleave.view.Palette;
import interleave.view.Stroke;
import interleave.view.Type;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// The bookmarks on the timeline: flags above the lanes, a field for the note of the newest, and the list of all. An ask point's flag carries a question mark.
///
/// FX thread only.
final class Marks {
    /// A flag is caught from so many pixels away.
    static final double NEAR = 6;
    private static final double NOTE = 150, LIST = 340, SIZE = 12;
    private static final Type TYPE = Type.AXIS.at(10);
    private static final int LONGEST = 10_000;

    private final Bookmarks bookmarks;
    private final Cursor cursor;
    private final TextField note = new TextField();
    private final ListView<Bookmark> list = new ListView<>();
    final Pane pane = new Pane(note, list);
    private @Nullable Bookmark edited;
    private long start;
    private double size = SIZE;
    private @Nullable Palette palette;

    Marks(Bookmarks bookmarks, Cursor cursor) {
        this.bookmarks = bookmarks;
        this.cursor = cursor;
    }

    void make() {
        pane.setPickOnBounds(false);
        for (var node : List.of(note, list)) {
            node.setManaged(false);
            node.setVisible(false);
            node.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
            node.addEventHandler(ScrollEvent.ANY, ScrollEvent::consume);
        }
        note.setId("bookmark-note");
        note.setPromptText("Note");
        note.setAccessibleText("Note of the bookmark");
        note.setOnAction(event -> keep());
        note.focusedProperty().addListener((property, was, is) -> {
            if (!is) keep();
        });
        // Around the field, not at it: the field's own keys come first, and only what it leaves must not reach the timeline.
        pane.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getTarget() != note) return;
            if (event.getCode() == KeyCode.ESCAPE) forget();
            event.consume();
        });
        list.setId("bookmarks");
        list.setAccessibleText("Bookmarks: Enter goes there, F2 changes the note, A makes it an ask point or none, Delete takes it away");
        list.setTooltip(new javafx.scene.control.Tooltip("Enter goes there · F2 changes the note · A makes it an ask point, or a bookmark · Delete takes it away · Ctrl+Z brings it back"));
        list.setCellFactory(view -> new Cell());
        list.setOnMouseClicked(event -> go(list.getSelectionModel().getSelectedItem()));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    List<Bookmark> all() {
        return bookmarks.all();
    }

    /// Sets one where the cursor stands and asks for its note; where one stands already, that one is of this kind from now on.
    void put(Plot plot, Bookmark.Kind kind) {
        if (cursor.live()) cursor.seek(plot.end());
        var here = at(cursor.time());
        var next = new Bookmark(cursor.time(), here == null ? "" : here.note(), kind);
        bookmarks.replace(here, next);
        edit(next);
    }

    private void edit(Bookmark bookmark) {
        edited = bookmark;
        note.setPromptText(bookmark.kind() == Bookmark.Kind.ASK ? "Question; none: the lesson's" : "Note");
        note.setAccessibleText(bookmark.kind() == Bookmark.Kind.ASK ? "Question of the ask point; none: the lesson's own" : "Note of the bookmark");
        note.setText(bookmark.note());
        note.setVisible(true);
        note.requestFocus();
        note.selectAll();
    }

    boolean editing() {
        return edited != null;
    }

    private void keep() {
        var was = edited;
        forget();
        String text = note.getText().strip();
        if (was != null && !was.note().equals(text)) bookmarks.replace(was, new Bookmark(was.nanos(), text.substring(0, Math.min(text.length(), LONGEST)), was.kind()));
    }

    private void forget() {
        edited = null;
        if (!note.isVisible()) return;
        note.setVisible(false);
        if (pane.getParent() != null) pane.getParent().requestFocus();
    }

    private @Nullable Bookmark at(long nanos) {
        for (var each : bookmarks.all()) if (each.nanos() == nanos) return each;
        return null;
    }

    /// Takes the one at the cursor away.
    void delete() {
        var here = at(cursor.time());
        if (here != null && !cursor.live()) bookmarks.remove(here);
    }

    /// To the next (1) or the one before (-1); whether there is one.
    boolean go(int direction, Plot plot) {
        long now = cursor.live() ? plot.end() : cursor.time();
        var there = direction > 0 ? bookmarks.next(now) : bookmarks.previous(now);
        go(there);
        return there != null;
    }

    private void go(@Nullable Bookmark there) {
        if (there == null) return;
        cursor.playingProperty().set(false);
        cursor.seek(there.nanos());
    }

    /// Opens the list or closes it.
    void list() {
        list.setVisible(!list.isVisible());
        if (list.isVisible()) {
            list.getItems().setAll(bookmarks.all());
            list.requestFocus();
            list.getSelectionModel().selectFirst();
        } else if (pane.getParent() != null) {
            pane.getParent().requestFocus();
        }
    }

    private void key(KeyEvent event) {
        var chosen = list.getSelectionModel().getSelectedItem();
        switch (event.getCode()) {
            case ENTER -> go(chosen);
            case ESCAPE -> list();
            case DELETE, BACK_SPACE -> {
                if (chosen != null) bookmarks.remove(chosen);
            }
            case F2 -> {
                if (chosen != null) {
                    go(chosen);
                    edit(chosen);
                }
            }
            case A -> {
                if (chosen != null) bookmarks.replace(chosen, new Bookmark(chosen.nanos(), chosen.note(), chosen.kind() == Bookmark.Kind.ASK ? Bookmark.Kind.MARK : Bookmark.Kind.ASK));
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Once a frame: where the field and the list stand.
    void place(Plot plot, double width, double height) {
        start = plot.history().startNanos();
        if (note.isVisible() && edited != null) {
            double wide = Math.min(240 * size / SIZE, width - 20);
            note.resizeRelocate(Math.clamp(plot.axis().x(edited.nanos()) + 8, 4, Math.max(4, width - wide - 8)), Plot.Space.TOP + 2, wide, size + 14);
        }
        if (list.isVisible()) {
            if (!list.getItems().equals(bookmarks.all())) {
                int at = list.getSelectionModel().getSelectedIndex();
                list.getItems().setAll(bookmarks.all());
                list.getSelectionModel().select(Math.min(at, list.getItems().size() - 1));
            }
            double wide = Math.min(LIST * size / SIZE, width - 16), tall = Math.clamp(32 + (size + 14) * list.getItems().size(), 60, Math.max(60, height - 60));
            list.resizeRelocate(width - wide - 12, 40, wide, tall);
            list.setPlaceholder(new javafx.scene.control.Label("No bookmarks yet: B sets one."));
        }
    }

    /// As [interleave.view.View#magnify]: no text is smaller than this.
    void least(double least) {
        size = Math.max(SIZE, least);
        if (palette != null) theme(palette);
    }

    void theme(Palette p) {
        palette = p;
        String box = "-fx-background-color: " + Palette.web(p.panel()) + "; -fx-background-radius: 8; -fx-border-color: " + Palette.web(p.accent()) + "; -fx-border-radius: 8;";
        note.setStyle(box + " -fx-text-fill: " + Palette.web(p.ink()) + "; -fx-prompt-text-fill: " + Palette.web(p.mut()) + "; -fx-font-size: " + size + "px; -fx-padding: 3 8;");
        list.setStyle(box + " -fx-font-size: " + size + "px; -fx-padding: 3;");
    }

    /// The one whose flag stands at this pixel.
    @Nullable Bookmark under(Plot plot, double x, double y) {
        if (y < Plot.Space.TOP - 9 || y > Plot.Space.TOP + 3) return null;
        Bookmark nearest = null;
        for (var each : plot.marks()) {
            double away = x - plot.axis().x(each.nanos());
            if (away > -NEAR && away < NEAR + 8) nearest = each;
        }
        return nearest;
    }

    /// "bookmark" or its note, and when.
    static List<String> told(Bookmark bookmark, long start) {
        String note = bookmark.note().isEmpty() ? bookmark.kind() == Bookmark.Kind.ASK ? "ask point" : "bookmark" : line(bookmark.note(), 90);
        return List.of(note, String.format(Locale.ROOT, "%.6f s", (bookmark.nanos() - start) / 1e9));
    }

    /// A note as one line of at most so many letters.
    private static String line(String note, int most) {
        String line = note.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }

    /// Flags between two pixels, and a line down through the lanes below each.
    static void paint(Brush brush, Plot plot, double x0, double x1) {
        double top = Plot.Space.TOP - 8;
        boolean near = brush.legible(TYPE).size() <= TYPE.size();
        for (int i = 0; i < plot.marks().size(); i++) {
            var mark = plot.marks().get(i);
            double x = Math.round(plot.axis().x(mark.nanos())) + .5, next = i + 1 < plot.marks().size() ? plot.axis().x(plot.marks().get(i + 1).nanos()) : plot.axis().right();
            if (x > x1 + 1 || x < x0 - NOTE - 20 || x < plot.axis().left() - 1) continue;
            boolean asks = mark.kind() == Bookmark.Kind.ASK;
            var colour = asks ? plot.palette().accent() : plot.palette().ink();
            brush.line(x, top, x, plot.space().bottom(), new Stroke(colour, 1, 2, 3));
            if (asks) {
                brush.fill(x, top, 11, 11, 2, Fill.solid(colour));
                if (near) brush.text("?", x + 5.5, top + 9, new Type(Type.Face.BOLD, 10), plot.palette().onAccent(), Brush.Align.MIDDLE);
            } else {
                brush.area(new double[] {x, top, x + 9, top + 4.5, x, top + 9}, colour);
            }
            if (!near) continue; // for a hall there is no room for the notes: the question stands above the pictures
            String text = brush.fit(line(mark.note(), 60), TYPE, Math.min(NOTE, next - x - 20));
            if (!text.isEmpty()) brush.text(text, x + 14, top + 8.5, TYPE, plot.palette().mut());
        }
    }

    private final class Cell extends ListCell<Bookmark> {
        @Override
        protected void updateItem(@Nullable Bookmark bookmark, boolean empty) {
            super.updateItem(bookmark, empty);
            if (bookmark == null || empty) {
                setText(null);
                return;
            }
            var told = told(bookmark, start);
            setText(told.getLast() + "   " + (bookmark.kind() == Bookmark.Kind.ASK ? "? " : "") + told.getFirst());
        }
    }
}
