/// Built-in functions, types' methods and the modules a program can import.
package interleave.python.lib;
