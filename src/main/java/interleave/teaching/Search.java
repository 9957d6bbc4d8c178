package interleave.teaching;

/// An act that is a search: the controlled scheduler tries the schedules of the act's function, those with few preemptions first, for one on which it fails (an
/// exception that nobody catches, a deadlock, or a result whose "ok" is false), and then runs the one that was found, or the usual one. That run is the
/// recording; what the search came to are the results:
///
/// ```text
///  tried        schedules tried           failed       those that fail            cutOff     those without a verdict
///  complete     the whole space up to the bound was tried                         bound      most preemptions
///  found        whether one fails         preemptions  how many it has            after      schedules tried when it was found
///  schedule     its choices, as `interleave conduct --schedule` takes them        ending     what the run came to, one sentence
///  stretches    a list of {"thread", "name", "lines", "preempted"}: who went on, over which lines, and whether it was held up at the last
///  searchSeconds
/// ```
///
/// @param preemptions most preemptions
/// @param schedules   most schedules to try
/// @param seconds     longest search
public record Search(int preemptions, long schedules, double seconds) {}
