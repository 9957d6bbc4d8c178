package interleave.teaching;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asked before an act, when the act it is measured against has run and shown its time. All texts are made from the run.
///
/// With `measured`, the right choice is the one nearest to the measurement (by ratio), whatever the machine and the engine made of it; without, it is
/// the choice that is no misconception. A question with no choices takes any number.
///
/// @param before   the act it is asked before
/// @param baseline the act whose result it builds on; null if none
/// @param unit     of the numbers guessed and measured: "× the time of one thread"
/// @param measured what the run says; empty until it has
/// @param sentence the answer, once the act has run
public record Question(String id, String before, @Nullable String baseline, Function<Evidence, String> ask, List<Choice> choices, String unit,
                       Function<Evidence, OptionalDouble> measured, Function<Evidence, String> sentence) {

    /// @param id            as guessed on the command line; a number where the question has a measure
    /// @param misconception its name, as the instructor's page calls it; null for what holds on CPython
    /// @param reply         to whoever chose it: one sentence, made from the run
    public record Choice(String id, Function<Evidence, String> label, @Nullable String misconception, Function<Evidence, String> reply) {
        double value() {
            return Double.parseDouble(id);
        }
    }

    /// The choice that the run bears out; empty while it can't be told.
    public Optional<Choice> right(Evidence evidence) {
        if (choices.isEmpty()) return Optional.empty();
        if (!numeric()) return choices.stream().filter(choice -> choice.misconception() == null).findFirst();
        var measure = measured.apply(evidence);
        if (measure.isEmpty()) return Optional.empty();
        double target = Math.log(measure.getAsDouble());
        return choices.stream().min(Comparator.comparingDouble(choice -> Math.abs(Math.log(choice.value()) - target)));
    }

    /// Whether its choices (or free answers) are numbers on the scale of what is measured.
    public boolean numeric() {
        return choices.stream().allMatch(choice -> choice.id().matches("[0-9]+(\\.[0-9]+)?"));
    }

    public Optional<Choice> choice(String id) {
        return choices.stream().filter(choice -> choice.id().equals(id)).findFirst();
    }

    /// A guess as it is kept: a choice's id, or a number.
    ///
    /// @throws IllegalArgumentException with one sentence naming what is allowed
    public String parse(String text) {
        String guess = text.strip();
        if (choice(guess).isPresent()) return guess;
        if (numeric()) {
            try {
                double value = Double.parseDouble(guess);
                if (value > 0 && !Double.isInfinite(value)) return guess;
            } catch (NumberFormatException e) { /* said below */ }
        }
        var ids = choices.stream().map(Choice::id).toList();
        throw new IllegalArgumentException(String.format(Locale.ROOT, "Question %s takes %s%s, not \"%s\".", id, numeric() ? "a positive number" : "one of ",
                numeric() ? ids.isEmpty() ? "" : ", as " + String.join(", ", ids) : String.join(", ", ids), text));
    }

    /// What to say to a guess, made from the run: the chosen answer's own reply, for other numbers the nearest choice's.
    public String reply(String guess, Evidence evidence) {
        var chosen = choice(guess);
        if (chosen.isEmpty() && numeric() && !choices.isEmpty()) {
            double target = Math.log(Double.parseDouble(guess));
            chosen = choices.stream().min(Comparator.comparingDouble(choice -> Math.abs(Math.log(choice.value()) - target)));
        }
        return chosen.map(choice -> choice.reply().apply(evidence)).orElseGet(() -> sentence.apply(evidence));
    }
}
