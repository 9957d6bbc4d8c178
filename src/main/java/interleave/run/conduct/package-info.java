/// A program under someone's hand: which thread goes on next, back, again, and the search for a schedule on which it fails, as a session that a window polls.
@org.jspecify.annotations.NullMarked
package interleave.run.conduct;
