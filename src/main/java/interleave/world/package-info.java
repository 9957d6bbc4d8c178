/// Folds events into the state at an instant; the same fold serves live and replay.
package interleave.world;
