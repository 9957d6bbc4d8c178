package interleave.cli;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Whether two samples come from one distribution: the U test of Mann and Whitney (1947), which asks nothing of the distribution.
///
/// Its chance is not read from a normal curve, which is wrong for few values and for many equal ones, but found by dealing the pooled values out anew, so many times: a permutation
/// test. The dealing starts from the same seed every time, so that the same samples have the same chance.
///
/// @param u      of the pairs of a value of each, in how many the first sample's is the greater; equal ones count a half
/// @param chance that samples of one distribution lie at least as far apart; at least 1 / ([#DEALS] + 1)
record MannWhitney(double u, double chance) {
    static final int DEALS = 20_000;

    /// Samples less likely than this count as different.
    static final double LEAST = 0.05;

    /// @param a,b at least one value each
    static MannWhitney of(double[] a, double[] b) {
        if (a.length == 0 || b.length == 0) throw new IllegalArgumentException("a sample is empty");
        double[] ranks = ranks(a, b);
        double middle = a.length * (a.length + b.length + 1) / 2.0, sum = sum(ranks, a.length), distance = Math.abs(sum - middle);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        int asFar = 0;
        for (int i = 0; i < DEALS; i++) {
            deal(ranks, a.length, random);
            if (Math.abs(sum(ranks, a.length) - middle) >= distance - 1e-9) asFar++;
        }
        return new MannWhitney(sum - a.length * (a.length + 1) / 2.0, (asFar + 1.0) / (DEALS + 1));
    }

    boolean same() {
        return chance >= LEAST;
    }

    /// The first sample's ranks in the two together, then the second's; equal values share the mean of theirs.
    private static double[] ranks(double[] a, double[] b) {
        double[] all = Arrays.copyOf(a, a.length + b.length), sorted;
        System.arraycopy(b, 0, all, a.length, b.length);
        sorted = all.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < all.length; i++) {
            double value = all[i];
            int below = (int) Arrays.stream(sorted).filter(each -> each < value).count(), equal = (int) Arrays.stream(sorted).filter(each -> each == value).count();
            all[i] = below + (equal + 1) / 2.0;
        }
        return all;
    }

    /// Puts ranks chosen at random first (the beginning of Fisher and Yates' shuffle).
    private static void deal(double[] ranks, int count, RandomGenerator random) {
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i, ranks.length);
            double rank = ranks[i];
            ranks[i] = ranks[other];
            ranks[other] = rank;
        }
    }

    private static double sum(double[] ranks, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) sum += ranks[i];
        return sum;
    }
}
