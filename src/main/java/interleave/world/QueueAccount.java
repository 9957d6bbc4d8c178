package interleave.world;

import interleave.trace.Resource;
import org.jspecify.annotations.Nullable;

/// What happened at one queue, condition or event.
///
/// @param longest  the most items it held after a put or get, -1 where none told
/// @param signals  how often it was set or notified
/// @param waits    how many waits at it have ended
/// @param timeOuts those of them that ended without what was waited for
/// @param waited   how long those waits lasted, pauses left out
public record QueueAccount(int resource, Resource.Kind kind, String name, int process, long puts, long gets, long longest, long signals, long waits,
                           long timeOuts, @Nullable Spread waited) {}
