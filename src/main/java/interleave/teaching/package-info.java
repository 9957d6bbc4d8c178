/// The contract of a lesson, the catalog that finds lessons, and the engine that runs a program.
package interleave.teaching;
