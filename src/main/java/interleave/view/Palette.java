package interleave.view;

import interleave.trace.ActorState;
import java.util.List;
import javafx.scene.paint.Color;

/// The colours of one theme. State is colour and pattern; identity is ring and letter; the two never mix.
///
/// A test holds both themes to: text 4.5:1, outlines and pattern strokes 3:1 against their surface, and for each kind of colour blindness a
/// difference
/// (ΔE76) of at least 10 between any two states and between any two identities.
///
/// @param bg         behind the cards
/// @param panel      cards
/// @param stage      the stage's card
/// @param line       rules and frames that carry no meaning
/// @param ink        text
/// @param mut        secondary text
/// @param faint      axes
/// @param accent     cursor, selection, the user's guess (always dashed)
/// @param accentBg   behind accent text: badges, the chosen item
/// @param onAccent   text on the accent
/// @param warn       text about what went wrong: drops, failures
/// @param run        running, and so on: the strokes of each state's pattern
/// @param baton      the GIL itself
/// @param onBaton    text on it
/// @param onIdentity letters on an identity's disc
/// @param identities the main thread's first
public record Palette(boolean isDark, Color bg, Color panel, Color stage, Color line, Color ink, Color mut, Color faint, Color accent, Color accentBg,
                      Color onAccent, Color warn, Color run, Color gil, Color lock, Color io, Color queue, Color sleep, Color baton, Color onBaton,
                      Color onIdentity, List<Color> identities) {
    /// How much of a pattern's colour is in the tint beneath its strokes.
    private static final double TINT = .12;

    public static Palette light() {
        return new Palette(false, c("#F6F7F9"), c("#FFFFFF"), c("#FBFCFD"), c("#E3E6EB"), c("#1B2330"), c("#5E6B7C"), c("#637083"), c("#2F5FDE"),
            c("#E9EFFD"), c("#FFFFFF"), c("#B3261E"), c("#0A805F"), c("#B87700"), c("#BD3E00"), c("#2383C4"), c("#B56996"), c("#626C77"),
                c("#BE8100"),
            c("#1B2330"), c("#FFFFFF"), List.of(c("#65778D"), c("#4E66C8"), c("#8A5FB0"), c("#A1683C"), c("#035F73"), c("#B0556E")));
    }

    public static Palette dark() {
        return new Palette(true, c("#12161D"), c("#1A202A"), c("#161B24"), c("#2A3240"), c("#E8ECF2"), c("#9AA7B8"), c("#8593A6"), c("#7AA2FF"),
            c("#22304F"), c("#0E1420"), c("#FF8A80"), c("#2BC59A"), c("#F5B63A"), c("#FF7F50"), c("#68C3FC"), c("#D692BC"), c("#76859A"),
                c("#FFD04A"),
            c("#1B2330"), c("#0E1420"), List.of(c("#ABBEDC"), c("#7B95F6"), c("#BC93E6"), c("#D39A6B"), c("#55AEB8"), c("#DC8095")));
    }

    private static Color c(String web) {
        return Color.web(web);
    }

    /// The colour of a state's strokes and outlines.
    public Color colour(ActorState state) {
        return switch (state) {
            case RUNNING, READY -> run;
            case GIL_WAIT -> gil;
            case LOCK_WAIT -> lock;
            case IO -> io;
            case QUEUE_WAIT -> queue;
            case SLEEP, JOIN -> sleep;
            case ABSENT, ENDED -> line;
        };
    }

    /// A state where neither pattern nor outline has room: waiting for a core is half as strong as running.
    public Color mass(ActorState state) {
        return state == ActorState.READY ? panel.interpolate(run, .5) : colour(state);
    }

    public static Pattern pattern(ActorState state) {
        return switch (state) {
            case RUNNING, SLEEP, JOIN -> Pattern.SOLID;
            case GIL_WAIT -> Pattern.HATCH;
            case LOCK_WAIT -> Pattern.CROSS_HATCH;
            case IO -> Pattern.DOTS;
            case QUEUE_WAIT -> Pattern.VERTICAL_LINES;
            case READY, ABSENT, ENDED -> Pattern.HOLLOW;
        };
    }

    /// How a state is drawn on a card.
    public Fill fill(ActorState state) {
        return fill(colour(state), pattern(state));
    }

    /// A pattern in a colour, on a card.
    public Fill fill(Color colour, Pattern pattern) {
        return new Fill(colour, pattern == Pattern.SOLID ? colour : panel.interpolate(colour, TINT), pattern);
    }

    /// The colour of an identity; they repeat, letters don't.
    public Color identity(Identity identity) {
        return identities.get(identity.colour() % identities.size());
    }

    /// Half way between a colour and the card: something no longer in force.
    public Color greyed(Color colour) {
        return panel.interpolate(colour.grayscale(), .45);
    }

    /// As a style sheet writes it: "#0a805f".
    public static String web(Color colour) {
        return "#%02x%02x%02x".formatted(Math.round(colour.getRed() * 255), Math.round(colour.getGreen() * 255), Math.round(colour.getBlue() * 255));
    }
}
