/// Recordings as files: what others can read of them.
package interleave.tape;
