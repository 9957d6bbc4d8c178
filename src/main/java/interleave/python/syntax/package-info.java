/// From Python source text to a syntax tree, with CPython's messages for what is wrong.
package interleave.python.syntax;
