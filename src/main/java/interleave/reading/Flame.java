package interleave.reading;

import interleave.teaching.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Sampled stacks as the tree that a flame graph draws (Gregg, "The Flame Graph", CACM 2016): equal beginnings of stacks are one frame, as wide as all that was sampled
/// in it. The widest child stands first, so that the same stacks always make the same picture.
///
/// @param share what the frame and all that it called have, in the unit of what was counted
/// @param own   what was sampled in the frame itself
record Flame(String name, double share, double own, int depth, @Nullable Flame caller, List<Flame> children) {
    /// @param of what a stack counts for; a stack with NaN or nothing is left out
    static Flame of(Profile.Stacks stacks, ToDoubleFunction<Profile.Stack> of) {
        var root = new Growing();
        for (var stack : stacks.stacks()) {
            double value = of.applyAsDouble(stack);
            if (!(value > 0)) continue;
            var at = root;
            at.share += value;
            for (var frame : stack.frames()) {
                at = at.children.computeIfAbsent(frame, name -> new Growing());
                at.share += value;
            }
            at.own += value;
        }
        return root.grown("all threads", 0, null);
    }

    /// Frames one upon the other at the deepest, this one included.
    int height() {
        return 1 + children.stream().mapToInt(Flame::height).max().orElse(0);
    }

    private static final class Growing {
        private final Map<String, Growing> children = new LinkedHashMap<>();
        private double share, own;

        Flame grown(String name, int depth, @Nullable Flame caller) {
            var below = new ArrayList<Flame>();
            var flame = new Flame(name, share, own, depth, caller, below);
            children.forEach((child, growing) -> below.add(growing.grown(child, depth + 1, flame)));
            below.sort(Comparator.comparingDouble(Flame::share).reversed().thenComparing(Flame::name));
            return flame;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other; // a tree with links upwards
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
