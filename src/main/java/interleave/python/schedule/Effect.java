package interleave.python.schedule;

import java.util.List;

/// What one step of a watched run did that others can notice.
///
/// @param kind     as in [Operation]
/// @param text     what is done
/// @param resource the lock, else -1
/// @param held     locks the thread holds after it
record Effect(Operation.Kind kind, String text, int resource, int held) {
    /// All that one step did.
    record Step(List<Effect> effects, List<String> warnings, int heldAfter) {}
}
