package interleave.world;

/// What the fold tells while it takes events in: the lanes are made of it.
interface Changes {
    /// Nobody listens: a seek.
    Changes UNHEARD = new Changes() {
        @Override
        public void actor(int actor, long time, int state, int waitsFor, int line) {}

        @Override
        public void resource(int resource, long time, int holder, int detail, int line) {}

        @Override
        public void lost(int actor, long from, long to) {}

        @Override
        public void paused(long time, boolean begins) {}
    };

    /// The actor's state or what it waits for has changed.
    void actor(int actor, long time, int state, int waitsFor, int line);

    /// The holder has changed (a cell: it was written; a queue: an item went in or out; an event: it was set or cleared).
    void resource(int resource, long time, int holder, int detail, int line);

    /// Events of this actor between these instants are lost.
    void lost(int actor, long from, long to);

    /// The run is held, or goes on.
    void paused(long time, boolean begins);
}
