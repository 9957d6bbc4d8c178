/// The embedded server and its generated pages, on loopback, for every engine: lessons need a network that is the same everywhere.
package interleave.site;
