/// The stage: who holds the GIL, who waits for what, at one instant.
package interleave.stage;
