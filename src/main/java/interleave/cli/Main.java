package interleave.cli;

import interleave.teaching.Terminal;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/// Where the program starts.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Logging.quiet();
        var terminal = new Terminal(System.in, System.out, System.err);
        System.exit(Interleave.run(new Console(writer(System.out), writer(System.err), terminal), arguments));
    }

    private static PrintWriter writer(OutputStream stream) {
        String encoding = System.getProperty("stdout.encoding");
        return new PrintWriter(stream, true, encoding == null ? Charset.defaultCharset() : Charset.forName(encoding));
    }
}
