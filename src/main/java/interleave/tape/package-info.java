/// Recordings as files: the tape, and what others can read (Chrome trace, tables).
package interleave.tape;
