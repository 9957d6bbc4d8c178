/// What engines share; each sub-package is one way to run a program.
package interleave.engine;
