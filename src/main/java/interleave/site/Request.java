package interleave.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The head of one HTTP/1 request (RFC 9112); its body is read and left aside.
///
/// @param target  path and query as sent
/// @param version "HTTP/1.1" or "HTTP/1.0"
record Request(String method, String target, String version, Map<String, String> fields) {
    static final int MOST_HEAD_BYTES = 16 << 10;
    private static final long MOST_BODY_BYTES = 1 << 20;

    /// A request that can't be answered as it stands.
    static final class Bad extends Exception {
        private static final long serialVersionUID = 1;
        final int status;

        Bad(int status, String reason) {
            super(reason, null, false, false);
            this.status = status;
        }
    }

    /// Reads one; null when the client has ended the connection before it.
    static @Nullable Request read(InputStream in) throws IOException, Bad {
        String first = line(in, MOST_HEAD_BYTES);
        if (first == null) return null;
        String[] part = first.split(" ");
        if (part.length != 3 || !part[2].startsWith("HTTP/1.")) throw new Bad(400, "This is no HTTP/1 request.");
        var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        int left = MOST_HEAD_BYTES - first.length();
        for (String line; (line = line(in, left)) != null && !line.isEmpty(); left -= line.length() + 2) {
            int colon = line.indexOf(':');
            if (colon <= 0) throw new Bad(400, "A header field has a name and a colon.");
            fields.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        var request = new Request(part[0], part[1], part[2], fields);
        in.skipNBytes(request.bodyLength());
        return request;
    }

    private long bodyLength() throws Bad {
        String length = fields.get("Content-Length");
        if (length == null) return 0;
        if (!length.matches("\\d{1,9}") || Long.parseLong(length) > MOST_BODY_BYTES) throw new Bad(413, "A body has at most 1 MiB here.");
        return Long.parseLong(length);
    }

    /// A line without its end; null at the end of the stream.
    private static @Nullable String line(InputStream in, int most) throws IOException, Bad {
        var text = new java.io.ByteArrayOutputStream(80);
        for (int c; (c = in.read()) != '\n'; ) {
            if (c < 0) return null;
            if (text.size() >= most) throw new Bad(431, "The header fields are too long.");
            text.write(c);
        }
        String line = text.toString(StandardCharsets.ISO_8859_1);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /// Without the query.
    String path() {
        int end = target.indexOf('?');
        return end < 0 ? target : target.substring(0, end);
    }

    /// Whether the client means to go on with this connection.
    boolean keepsAlive() {
        String connection = fields.getOrDefault("Connection", version.equals("HTTP/1.0") ? "close" : "keep-alive").toLowerCase(Locale.ROOT);
        return !connection.contains("close");
    }
}
