/// Conduct mode as a picture: you are the scheduler, and no thread moves until you tell it to.
@org.jspecify.annotations.NullMarked
package interleave.podium;
