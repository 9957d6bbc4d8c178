package interleave.reading;

import interleave.trace.ActorState;
import interleave.trace.Actor;
import interleave.trace.Cast;
import interleave.trace.Names;
import interleave.view.WithoutCore;
import interleave.world.Scene;
import java.util.Locale;
import java.util.function.IntFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// At the cursor: who waits for what since when, and who holds it at which line, in one or two sentences made from the state at that instant.
final class CursorCard extends VBox {
    private final Prose text = new Prose();

    CursorCard() {
        var title = new Label("At the cursor");
        title.getStyleClass().add("cursor-title");
        getStyleClass().add("cursor-card");
        getChildren().addAll(title, text);
        setId("at-the-cursor");
    }

    void show(String sentences) {
        text.markdown(sentences);
    }

    String text() {
        return text.text();
    }

    /// What is so at an instant. The thread that has waited longest for something another holds comes first; else who runs.
    ///
    /// @param letter        an actor's letter
    /// @param intervalNanos the GIL's switch interval
    /// @param mark          how lines are known: "sampled, 25 ms", "event"; empty where the interpreter knows them
    /// @param withoutCore   what the system said of threads that had no core
    static String sentences(Scene scene, Cast cast, IntFunction<String> letter, long intervalNanos, String mark, WithoutCore withoutCore) {
        int waiter = waiter(scene, cast);
        if (waiter >= 0) {
            return waits(scene, cast, letter, waiter, intervalNanos, mark) + missed(scene, letter, waiter, withoutCore);
        }
        for (int actor = 0; actor < scene.actors(); actor++) {
            if (isThread(cast, actor) && scene.state(actor) == ActorState.RUNNING) {
                return "**" + letter.apply(actor) + "** runs" + line(scene.line(actor), mark) + ", for " + time(scene.nanos() - scene.since(actor)) + " now." + missed(scene, letter, actor, withoutCore);
            }
        }
        return "No thread runs or waits at this instant.";
    }

    private static int waiter(Scene scene, Cast cast) {
        int longest = -1;
        for (int actor = 0; actor < scene.actors(); actor++) {
            if (!isThread(cast, actor)) {
                continue;
            }
            var state = scene.state(actor);
            if ((state == ActorState.GIL_WAIT || state == ActorState.LOCK_WAIT) && (longest < 0 || scene.since(actor) < scene.since(longest))) {
                longest = actor;
            }
        }
        return longest;
    }

    private static String waits(Scene scene, Cast cast, IntFunction<String> letter, int waiter, long intervalNanos, String mark) {
        int resource = scene.waitsFor(waiter);
        boolean gil = scene.state(waiter) == ActorState.GIL_WAIT;
        var text = new StringBuilder("**%s** has waited **%s** for %s".formatted(letter.apply(waiter), time(scene.nanos() - scene.since(waiter)),
                gil ? "the GIL" : resource >= 0 ? "`" + Names.inSentence(cast.resource(resource).name()).replace('`', '\'') + "`" : "a lock"));
        int holder = resource >= 0 ? scene.holder(resource) : -1;
        if (holder < 0) {
            return text.append(", which nobody holds at this instant.").toString();
        }
        text.append(", held by **").append(letter.apply(holder)).append("**").append(scene.line(holder) > 0 ? " at" + line(scene.line(holder), mark) : "").append('.');
        if (gil) {
            long asked = scene.requestedSince(resource);
            long asksIn = Math.max(scene.since(waiter), scene.heldSince(resource)) + intervalNanos - scene.nanos();
            if (asked >= 0) {
                text.append(" %s was asked to let go %s ago.".formatted(letter.apply(holder), time(scene.nanos() - asked)));
            } else if (asksIn > 0) {
                text.append(" In %s %s asks %s to let go.".formatted(time(asksIn), letter.apply(waiter), letter.apply(holder)));
            }
        }
        return text.toString();
    }

    /// Running and waiting are not all there is: who could have run may have had no core.
    private static String missed(Scene scene, IntFunction<String> letter, int actor, WithoutCore withoutCore) {
        var missed = withoutCore.of(actor, scene.since(actor), scene.nanos());
        return missed == null || !missed.notable() ? "" : " " + letter.apply(actor) + " was " + missed.text() + ".";
    }

    private static boolean isThread(Cast cast, int actor) {
        return cast.actor(actor).kind() == Actor.Kind.THREAD;
    }

    private static String line(int line, String mark) {
        return line > 0 ? " line " + line + (mark.isEmpty() ? "" : " (" + mark + ")") : "";
    }

    /// A span of time, short enough to read at a glance.
    static String time(long nanos) {
        if (nanos < 1_000) {
            return nanos + " ns";
        }
        if (nanos < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f µs", nanos / 1e3);
        }
        return nanos < 1_000_000_000 ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6) : String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }
}
