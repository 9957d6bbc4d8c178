package interleave.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a room guessed to one question: hands per answer, in a first vote and, after people have talked, in a second. Immutable.
///
/// @param votes one or two; by the answer's id, answers without hands left out
public record Poll(List<Map<String, Integer>> votes) {
    /// More hands than a hall has.
    public static final int MOST = 9999;

    public Poll {
        votes = votes.stream().map(vote -> (Map<String, Integer>) new LinkedHashMap<>(vote)).toList();
    }

    public static Poll none() {
        return new Poll(List.of(Map.of()));
    }

    /// @param vote 0: the first
    public int hands(int vote, String choice) {
        return vote < votes.size() ? votes.get(vote).getOrDefault(choice, 0) : 0;
    }

    public int all(int vote) {
        return vote < votes.size() ? votes.get(vote).values().stream().mapToInt(Integer::intValue).sum() : 0;
    }

    /// With so many hands for an answer, at least none and at most [#MOST].
    public Poll with(int vote, String choice, int hands) {
        var next = new ArrayList<Map<String, Integer>>();
        for (int i = 0; i <= Math.max(vote, votes.size() - 1); i++) {
            next.add(new LinkedHashMap<>(i < votes.size() ? votes.get(i) : Map.of()));
        }
        if (hands > 0) {
            next.get(vote).put(choice, Math.min(MOST, hands));
        } else {
            next.get(vote).remove(choice);
        }
        return new Poll(next);
    }

    /// Whether anybody has raised a hand.
    public boolean any() {
        return votes.stream().anyMatch(vote -> !vote.isEmpty());
    }

    /// What most said in the last vote that has hands; empty without one, and where two have as many.
    public Optional<String> most() {
        for (var vote : votes.reversed()) {
            if (!vote.isEmpty()) {
                int best = vote.values().stream().mapToInt(Integer::intValue).max().orElse(0);
                var first = vote.entrySet().stream().filter(each -> each.getValue() == best).map(Map.Entry::getKey).toList();
                return first.size() == 1 ? Optional.of(first.getFirst()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// "2:31,4:7|2:38": the votes, for keeping.
    public String text() {
        return String.join("|", votes.stream().map(vote -> String.join(",", vote.entrySet().stream().map(each -> each.getKey() + ":" + each.getValue()).toList())).toList());
    }

    /// What was kept; what it can't read counts as not there.
    public static Poll read(String text) {
        var poll = none();
        var kept = text.split("\\|", -1);
        for (int vote = 0; vote < Math.min(2, kept.length); vote++) {
            for (var answer : kept[vote].split(",")) {
                int colon = answer.lastIndexOf(':');
                if (colon > 0 && answer.substring(colon + 1).matches("[0-9]{1,4}")) {
                    poll = poll.with(vote, answer.substring(0, colon), Integer.parseInt(answer.substring(colon + 1)));
                }
            }
        }
        return poll;
    }
}
