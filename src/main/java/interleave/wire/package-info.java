/// Framed messages between the app and its child processes: tags, version handshake, size limits, clock offset.
package interleave.wire;
