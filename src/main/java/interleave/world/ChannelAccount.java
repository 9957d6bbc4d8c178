package interleave.world;

import interleave.trace.Resource;

/// What went through one pipe or socket, in bytes.
public record ChannelAccount(int resource, Resource.Kind kind, String name, int process, long sends, long sent, long receives, long received) {}
