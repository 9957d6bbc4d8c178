package interleave.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/// Where the program starts.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Logging.quiet();
        System.exit(Interleave.run(writer(System.out), writer(System.err), arguments));
    }

    private static PrintWriter writer(OutputStream stream) {
        String encoding = System.getProperty("stdout.encoding");
        return new PrintWriter(stream, true, encoding == null ? Charset.defaultCharset() : Charset.forName(encoding));
    }
}
