package interleave.view;

import interleave.trace.Actor;
import interleave.trace.Cast;
import interleave.trace.Names;
import java.util.ArrayList;
import java.util.List;

/// Letter and colour of every actor, the same in all views and for the whole run: the first thread of the first process is M (main), the others are
/// A, B, C ...
/// (without M) in order of registration, then A2, B2 ...; processes are numbered.
///
/// Immutable; [#of] returns the one given as long as no actor has come.
public final class Identities {
    private static final String LETTERS = "ABCDEFGHIJKLNOPQRSTUVWXYZ";
    /// Characters of a name: labels have room for less.
    private static final int COLOURS = 5, MOST = 120, LABEL = 40;
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
                made.add(new Identity(String.valueOf(processes), processes, Names.brief(actor.name(), MOST)));
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
        String line = Names.brief(name, MOST);
        return number == 0 ? new Identity("M", 0, line) : other(number - 1, line);
    }

    private static Identity other(int index, String name) {
        int round = index / LETTERS.length();
        String letter = LETTERS.substring(index % LETTERS.length(), index % LETTERS.length() + 1);
        return new Identity(round == 0 ? letter : letter + (round + 1), 1 + index % COLOURS, name);
    }

    public int size() {
        return byActor.size();
    }

    /// Its name, shortened; where others have the same, with its letter: "worker · B". No two are equal.
    ///
    /// @param actor below [#size()]
    public String label(int actor) {
        var identity = of(actor);
        String name = Names.brief(identity.name(), LABEL);
        boolean alone = byActor.stream().filter(each -> Names.brief(each.name(), LABEL).equals(name)).count() == 1;
        return alone ? name : name + " · " + identity.letter();
    }

    /// @param actor below [#size()]
    public Identity of(int actor) {
        return byActor.get(actor);
    }
}
