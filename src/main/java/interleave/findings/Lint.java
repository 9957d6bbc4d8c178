package interleave.findings;

import java.util.List;

/// Looks for one habit of programs that costs time, in the events of a finished recording as they pass; all lints see them in one walk.
///
/// A lint claims only what the recording shows, with this run's numbers, and keeps quiet below its thresholds: those stand, with their reasons, at the top of each.
interface Lint {
    /// The next event.
    void see(Moment moment);

    /// What there is to say, once all events have passed.
    List<Finding> found();
}
