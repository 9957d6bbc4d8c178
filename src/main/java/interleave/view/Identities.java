package interleave.view;

import interleave.trace.Actor;
import interleave.trace.Cast;
import java.util.ArrayList;
import java.util.List;

/// Letter and colour of every actor, the same in all views and for the whole run: the first thread of the first process is M (main), the others are
/// A, B, C ...
/// (without M) in order of registration, then A2, B2 ...; processes are numbered.
///
/// Immutable; [#of] returns the one given as long as no actor has come.
public final class Identities {
    private static final String LETTERS = "ABCDEFGHIJKLNOPQRSTUVWXYZ";
    private static final int COLOURS = 5;
    private final List<Identity> byActor;

    private Identities(List<Identity> byActor) {
        this.byActor = byActor;
    }

    public static Identities none() {
        return new Identities(List.of());
    }

    /// Those of a cast; `known` is what this cast had before.
    public static Identities of(Cast cast, Identities known) {
        var actors = cast.actors();
        if (actors.size() == known.byActor.size()) return known;
        var made = new ArrayList<Identity>(actors.size());
        int threads = 0, processes = 0;
        for (var actor : actors) {
            if (actor.kind() == Actor.Kind.PROCESS) {
                made.add(new Identity(String.valueOf(processes), processes, actor.name()));
                processes++;
            } else {
                made.add(thread(threads, actor.name()));
                threads++;
            }
        }
        return new Identities(List.copyOf(made));
    }

    /// That of the nth thread that was registered; the main thread is 0.
    public static Identity thread(int number, String name) {
        return number == 0 ? new Identity("M", 0, name) : other(number - 1, name);
    }

    private static Identity other(int index, String name) {
        int round = index / LETTERS.length();
        String letter = LETTERS.substring(index % LETTERS.length(), index % LETTERS.length() + 1);
        return new Identity(round == 0 ? letter : letter + (round + 1), 1 + index % COLOURS, name);
    }

    public int size() {
        return byActor.size();
    }

    /// @param actor below [#size()]
    public Identity of(int actor) {
        return byActor.get(actor);
    }
}
