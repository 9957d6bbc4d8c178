package interleave.python.schedule;

import java.util.List;

/// One conducted run.
///
/// @param schedule the choices made, all of them
/// @param steps    each step, where they were asked for; else empty
/// @param stepped  how many steps there were
/// @param preemptions what the choices cost: preemptions, and time-outs fired while a thread could go on
/// @param output   what the program printed
public record Run(Schedule schedule, Ending ending, List<Step> steps, long stepped, int preemptions, String output) {}
