package interleave.site;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A web server on this machine's loopback interface, with the latency a lesson asks for, and beside it a plain TCP echo.
///
/// It guarantees:
///  1. It listens on loopback only, on a free port unless one is named, and ends with [#close()]: no thread and no socket is left, whatever is in flight.
///  2. The pages are a function of the seed ([LinkGraph]); so is each answer's latency of the seed, the path and how often the path was asked for since [#begin].
///  3. Requests are served side by side, each connection on a thread of its own ([Listener]): the server is never what a lesson waits for, apart from the latency.
///
/// The paths: `/item/N` a small JSON document; `/page/N` a page of the link graph (with redirects, errors and slow pages among them); `/private/N` the
/// same, forbidden by `/robots.txt`; `/never` accepts and does not answer; a POST to `/begin` starts afresh ([#begin]). It speaks HTTP/1.0 and 1.1 with kept connections, GET and HEAD (POST is read
/// and answered like GET), as its own clients need it: it is no server for the open network.
public final class Site implements AutoCloseable {
    private static final int IDLE_MILLIS = 60_000;
    private static final Map<Integer, String> REASONS = Map.of(200, "OK", 301, "Moved Permanently", 400, "Bad Request", 404, "Not Found", 405, "Method Not Allowed",
            413, "Content Too Large", 431, "Request Header Fields Too Large", 500, "Internal Server Error");

    /// @param port    0 for a free one
    /// @param latency mean time before an answer
    /// @param jitter  how far a single answer's latency may lie from the mean, as a part of it: 0 to 1
    /// @param seed    of pages and latencies
    /// @param pages   size of the link graph
    public record Settings(int port, Duration latency, double jitter, long seed, int pages) {
        public Settings {
            if (port < 0 || port > 65_535) throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port + ".");
            if (latency.isNegative()) throw new IllegalArgumentException("A latency can't be negative.");
            if (!(jitter >= 0 && jitter <= 1)) throw new IllegalArgumentException("Jitter is a part of the latency, from 0 to 1, not " + jitter + ".");
            if (pages < 1) throw new IllegalArgumentException("A site has at least one page.");
        }

        public static Settings withLatency(Duration latency) {
            return new Settings(0, latency, 0, 1, 100);
        }
    }

    /// What is shown from one [#begin] to the next.
    private record Showing(Settings settings, LinkGraph graph, Map<String, AtomicInteger> asked) {
        static Showing of(Settings settings) {
            return new Showing(settings, new LinkGraph(settings.seed(), settings.pages()), new ConcurrentHashMap<>());
        }

        /// How often a path has been asked for, this time included.
        int times(String path) {
            return asked.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
        }

        Duration latency(String path, int times, double slowness) {
            double offset = settings.jitter() * (2 * new SplittableRandom(settings.seed() * 31 + path.hashCode() * 17L + times).nextDouble() - 1);
            return Duration.ofNanos((long) (settings.latency().toNanos() * slowness * (1 + offset)));
        }
    }

    private final Listener http;
    private final Listener echo;
    private final AtomicLong answered = new AtomicLong();
    private volatile Showing showing;

    private Site(Settings settings) throws IOException {
        showing = Showing.of(settings);
        http = Listener.start(settings.port(), "site", this::serve);
        try {
            echo = Listener.start(0, "site-echo", Site::echo);
        } catch (IOException e) {
            http.close();
            throw e;
        }
    }

    /// @throws IOException as one sentence with its remedy, when the port is taken
    public static Site start(Settings settings) throws IOException {
        return new Site(settings);
    }

    /// Starts afresh with other pages or latencies, on the port it has: nothing has been asked for yet. Answers under way stay what they were.
    public void begin(Settings settings) {
        showing = Showing.of(settings);
    }

    public int port() {
        return http.port();
    }

    /// Where everything is sent back at once, over plain TCP: what is left to measure is the client.
    public int echoPort() {
        return echo.port();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public LinkGraph graph() {
        return showing.graph();
    }

    /// Answers given so far.
    public long answered() {
        return answered.get();
    }

    private static void echo(Socket socket) throws IOException {
        byte[] buffer = new byte[8192];
        var in = socket.getInputStream();
        var out = socket.getOutputStream();
        for (int n; (n = in.read(buffer)) >= 0; ) out.write(buffer, 0, n);
    }

    private void serve(Socket socket) throws IOException, InterruptedException {
        socket.setSoTimeout(IDLE_MILLIS);
        var in = new BufferedInputStream(socket.getInputStream());
        var out = socket.getOutputStream();
        try {
            for (Request request; (request = Request.read(in)) != null; ) {
                answer(request, out);
                if (!request.keepsAlive()) return;
            }
        } catch (Request.Bad e) {
            send(out, Page.html(e.status, "<html><head><title>Refused</title></head><body><p>" + e.getMessage() + "</p></body></html>", 0), false, false);
        }
    }

    private void answer(Request request, OutputStream out) throws IOException, InterruptedException, Request.Bad {
        if (!request.method().matches("GET|HEAD|POST")) throw new Request.Bad(405, "This site knows GET, HEAD and POST.");
        var now = showing;
        String path = request.path();
        if (path.equals("/begin") && request.method().equals("POST")) {
            begin(now.settings());
            send(out, new Page(200, "text/plain; charset=utf-8", "Nothing has been asked for yet.\n", 0, null), request.keepsAlive(), false);
            return;
        }
        int times = now.times(path);
        @Nullable Page page = path.equals("/never") ? null : now.graph().page(path, times);
        Thread.sleep(page == null ? Duration.ofDays(1) : now.latency(path, times, page.slowness()));
        if (page != null) send(out, page, request.keepsAlive(), request.method().equals("HEAD"));
    }

    /// In one piece: two would wait for each other under Nagle's algorithm and delayed acknowledgement.
    private void send(OutputStream out, Page page, boolean goesOn, boolean head) throws IOException {
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        var text = new StringBuilder("HTTP/1.1 ").append(page.status()).append(' ').append(REASONS.get(page.status())).append("\r\nContent-Type: ").append(page.type())
                .append("\r\nContent-Length: ").append(body.length).append(goesOn ? "\r\n" : "\r\nConnection: close\r\n");
        if (page.location() != null) text.append("Location: ").append(page.location()).append("\r\n");
        byte[] first = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = java.util.Arrays.copyOf(first, first.length + (head ? 0 : body.length));
        if (!head) System.arraycopy(body, 0, whole, first.length, body.length);
        answered.incrementAndGet();
        out.write(whole);
    }

    @Override
    public void close() {
        http.close();
        echo.close();
    }
}
