package interleave.podium;

import interleave.view.Brush;
import interleave.view.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where everything of a [Board] lies in a picture of some size: computed, so that nothing lies on anything else at whatever number of threads. Immutable.
///
/// From the top: the head; at the left the threads, at the right what they share (in a deadlock the graph of who waits for whom); a message; the schedule.
///
/// @param unit   how many times as large as usual the text is
/// @param grain  how much a card tells
/// @param hidden threads without a card
/// @param graph  null: nobody waits for ever
/// @param lines  of the message
/// @param from   the first tile that is shown
record Score(double width, double height, double unit, Grain grain, List<Box> cards, int hidden, List<Box> cells, List<Box> things, int more, @Nullable Box graph, Box message, List<String> lines,
             Box schedule, List<Box> tiles, int from) {
    /// How much room a thread has.
    enum Grain {
        /// Three lines, and its copies beside them.
        FULL(84),
        /// Two lines.
        SHORT(54),
        /// One line.
        LINE(32),
        /// A disc alone.
        DISC(32);

        final double tall;

        Grain(double tall) {
            this.tall = tall;
        }
    }

    /// A rectangle.
    record Box(double x, double y, double width, double height) {
        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }

        double middle() {
            return y + height / 2;
        }

        boolean meets(Box other) {
            return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
        }
    }

    static final double PAD = 18, GAP = 8, TILE = 26, HEAD = 44, LABEL = 22;
    /// Below this width everything stands in one column.
    private static final double NARROW = 520;

    static Score of(Board board, Brush brush, double width, double height) {
        return new Maker(board, brush, width, height).make();
    }

    private static final class Maker {
        private final Board board;
        private final Brush brush;
        private final double width, height, u;

        Maker(Board board, Brush brush, double width, double height) {
            this.board = board;
            this.brush = brush;
            this.width = width;
            this.height = height;
            u = Math.max(1, brush.legible(Type.CAPTION).size() / Type.CAPTION.size());
        }

        Score make() {
            double line = 19 * u;
            var flowed = flow();
            int rows = flowed.isEmpty() ? 0 : Math.min(rows(), flowed.size());
            double tall = rows == 0 ? 0 : LABEL * u + rows * (TILE * u + 6);
            var schedule = new Box(PAD, height - 10 - tall, width - 2 * PAD, tall);
            var lines = wrap(board.message(), width - 2 * PAD - 20, height < 480 * u && board.cycle().isEmpty() ? 2 : 3);
            double said = lines.isEmpty() ? 0 : lines.size() * line + 10;
            var message = board.cards().isEmpty() ? new Box(PAD, height * .4, width - 2 * PAD, said) : new Box(PAD, schedule.y - said - (said > 0 ? 6 : 0), width - 2 * PAD, said);
            double top = HEAD * u + (board.cards().isEmpty() ? 0 : LABEL * u), room = Math.max(0, message.y - 8 - top);
            boolean narrow = width < NARROW * Math.sqrt(u);
            boolean graph = !board.cycle().isEmpty() || !board.waits().isEmpty();
            boolean shares = graph || !board.cells().isEmpty() || !board.things().isEmpty();
            double left = !shares || narrow ? width - 2 * PAD : Math.clamp(width * (board.cards().size() > 12 ? .5 : .46), 250 * u, 760);
            double needs = graph ? Math.min(170 * u, room - Grain.DISC.tall * u - GAP) : (board.cells().isEmpty() ? 0 : 96 * u) + (board.things().isEmpty() ? 0 : 44 * u);
            double cardRoom = narrow && shares ? room - Math.max(0, graph ? needs : Math.min(needs, room * .45)) - 6 : room;
            var grain = grain(left, cardRoom);
            var cards = cards(grain, PAD, top, left, cardRoom);
            double x = narrow ? PAD : PAD + left + 26, y = narrow ? top + cardRoom + 6 : top, wide = narrow ? left : width - PAD - x, high = narrow ? room - cardRoom - 6 : room;
            var cells = new ArrayList<Box>();
            var things = new ArrayList<Box>();
            var right = new Box(x, y, wide, high);
            if (!graph) shared(right, cells, things);
            var tiles = new ArrayList<Box>();
            int from = flowed.isEmpty() ? 0 : tiles(flowed, rows, schedule, tiles);
            return new Score(width, height, u, grain, cards, board.cards().size() - cards.size(), cells, things, board.cells().size() + board.things().size() - cells.size() - things.size(),
                graph && high > 40 ? right : null, message, lines, schedule, tiles, from);
        }

        private int rows() {
            return height < 420 * u ? 1 : height < 620 * u ? 2 : 4;
        }

        // the threads

        private Grain grain(double wide, double room) {
            int count = board.cards().size();
            for (var grain : List.of(Grain.FULL, Grain.SHORT)) if (count * (grain.tall * u + GAP) - GAP <= room) return grain;
            return fits(Grain.LINE, wide, room) >= count ? Grain.LINE : Grain.DISC;
        }

        private int columns(Grain grain, double wide) {
            double least = grain == Grain.LINE ? 132 * u : wide;
            return (int) Math.max(1, (wide + GAP) / (least + GAP));
        }

        private int fits(Grain grain, double wide, double room) {
            return columns(grain, wide) * (int) Math.max(0, (room + GAP) / (grain.tall * u + GAP));
        }

        private List<Box> cards(Grain grain, double x, double y, double wide, double room) {
            if (grain == Grain.DISC) return discs(x, y, wide, room);
            int count = board.cards().size(), can = Math.min(count, fits(grain, wide, room));
            double tall = grain == Grain.FULL ? Math.clamp((room + GAP) / count - 14, grain.tall * u, 132 * u) : grain.tall * u;
            int perColumn = (int) Math.max(1, (room + GAP) / (tall + GAP));
            int columns = Math.min(columns(grain, wide), Math.max(1, (can + perColumn - 1) / perColumn));
            double each = (wide + GAP) / columns - GAP, gap = grain == Grain.FULL && count * (tall + 14) <= room ? 14 : GAP;
            var boxes = new ArrayList<Box>();
            for (int i = 0; i < can; i++) {
                boxes.add(new Box(x + i / perColumn * (each + GAP), y + i % perColumn * (tall + gap), each, tall));
            }
            return boxes;
        }

        /// As large as they all fit.
        private List<Box> discs(double x, double y, double wide, double room) {
            int count = board.cards().size();
            double tall = 64 * u;
            while (tall > Grain.DISC.tall * u && (int) ((wide + GAP) / (tall * 1.2 + GAP)) * (int) ((room + GAP) / (tall + GAP)) < count) tall -= 2 * u;
            int columns = (int) Math.max(1, (wide + GAP) / (tall * 1.2 + GAP)), rows = (int) Math.max(0, (room + GAP) / (tall + GAP));
            var boxes = new ArrayList<Box>();
            for (int i = 0; i < Math.min(count, columns * rows); i++) boxes.add(new Box(x + i % columns * (tall * 1.2 + GAP), y + i / columns * (tall + GAP), tall * 1.2, tall));
            return boxes;
        }

        // what they share

        private void shared(Box room, List<Box> cells, List<Box> things) {
            int count = board.cells().size(), locks = board.things().size();
            double thing = 36 * u, small = 30 * u;
            int perRow = (int) Math.max(1, (room.width + GAP) / (210 * u + GAP)), lockRows = locks == 0 ? 0 : (locks + perRow - 1) / perRow;
            double below = Math.min(lockRows * (thing + GAP), Math.max(thing + GAP, room.height * (count == 0 ? 1 : .4)));
            if (locks == 0 || room.height < thing) below = 0;
            double high = room.height - below;
            if (count > 0) {
                int columns = count == 1 ? 1 : (int) Math.clamp((room.width + GAP) / (190 * u + GAP), 1, Math.min(3, count)), rows = (count + columns - 1) / columns;
                double tall = Math.min(count == 1 ? 360 * u : 170 * u, (high + GAP) / rows - GAP);
                boolean big = tall >= 92 * u;
                if (!big) {
                    columns = (int) Math.max(1, Math.min(2, room.width / (260 * u)));
                    tall = small;
                    rows = (int) Math.min((count + columns - 1) / columns, Math.max(0, (high + GAP) / (small + GAP)));
                }
                double wide = count == 1 && big ? Math.min(room.width, 520 * u) : (room.width + GAP) / columns - GAP;
                for (int i = 0; i < count && i < rows * columns; i++) {
                    cells.add(new Box(room.x + i % columns * (wide + GAP), room.y + i / columns * (tall + GAP), wide, tall));
                }
            }
            double y = cells.isEmpty() ? room.y : cells.getLast().bottom() + GAP + 4, wide = (room.width + GAP) / perRow - GAP;
            for (int i = 0; i < locks; i++) {
                var box = new Box(room.x + i % perRow * (wide + GAP), y + i / perRow * (thing + GAP), wide, thing);
                if (box.bottom() > room.bottom() + .5) break;
                things.add(box);
            }
        }

        // the schedule

        /// Tiles in rows as wide as the picture, in order.
        private List<List<Double>> flow() {
            var rows = new ArrayList<List<Double>>();
            double room = width - 2 * PAD, x = room + 1;
            for (var tile : board.tiles()) {
                double wide = Math.min(tile(tile), room);
                if (x + wide > room) {
                    rows.add(new ArrayList<>());
                    x = 0;
                }
                rows.getLast().add(wide);
                x += wide + 6;
            }
            return rows;
        }

        private double tile(Board.Tile tile) {
            return Math.min(210 * u, brush.width(tile.identity().letter() + " " + tile.text(), Type.CAPTION_STRONG) + 20);
        }

        /// Those rows around the boundary between what has been done and what is to come. Returns the first tile that is shown.
        private int tiles(List<List<Double>> flowed, int rows, Box schedule, List<Box> tiles) {
            int done = (int) board.tiles().stream().filter(tile -> !tile.coming()).count(), row = 0;
            for (int seen = 0; row < flowed.size() && (seen += flowed.get(row).size()) < done; row++) { }
            boolean more = done < board.tiles().size();
            int first = Math.clamp(row - rows + (more && rows > 1 ? 2 : 1), 0, Math.max(0, flowed.size() - rows));
            double y = schedule.y + LABEL * u;
            for (int i = first; i < Math.min(flowed.size(), first + rows); i++, y += TILE * u + 6) {
                double x = schedule.x;
                for (double wide : flowed.get(i)) {
                    tiles.add(new Box(x, y, wide, TILE * u));
                    x += wide + 6;
                }
            }
            return flowed.subList(0, first).stream().mapToInt(List::size).sum();
        }

        // the message

        private List<String> wrap(String text, double room, int most) {
            var lines = new ArrayList<String>();
            var line = "";
            for (var word : text.isBlank() ? new String[0] : text.split(" ")) {
                var longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && brush.width(longer, Type.BODY) > room && lines.size() < most - 1) {
                    lines.add(line);
                    line = word;
                } else {
                    line = longer;
                }
            }
            if (!line.isEmpty()) lines.add(brush.fit(line, Type.BODY, room));
            return lines;
        }
    }
}
