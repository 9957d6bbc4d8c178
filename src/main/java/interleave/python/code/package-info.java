/// From the syntax tree to executable nodes: scopes, slots, and one node class per operation.
package interleave.python.code;
