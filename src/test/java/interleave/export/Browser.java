package interleave.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A headless Chromium, asked over its DevTools protocol: what a page says, and what it complains of.
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Process process;
    private final Path profile;
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    /// Where one is installed, if any.
    static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)).flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome").map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable).findFirst();
    }

    private Browser(Path program) throws Exception {
        profile = Files.createTempDirectory("interleave-browser");
        process = new ProcessBuilder(program.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--window-size=1280,900", "--user-data-dir=" + profile, "--remote-debugging-port=0", "--remote-allow-origins=*", "about:blank").redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        socket = client.newWebSocketBuilder().connectTimeout(PATIENCE).buildAsync(address(), new Listener()).get(60, TimeUnit.SECONDS);
    }

    static Browser start(Path program) throws Exception {
        return new Browser(program);
    }

    /// Chromium says where it listens; what else it says is read and left.
    private URI address() throws Exception {
        var found = new CompletableFuture<URI>();
        Thread.ofPlatform().daemon().start(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(process.getErrorStream()))) {
                for (String line; (line = lines.readLine()) != null;) {
                    if (line.contains("DevTools listening on ")) found.complete(URI.create(line.substring(line.indexOf("ws://")).strip()));
                }
            } catch (IOException | UncheckedIOException over) {
                // it has ended
            }
            found.completeExceptionally(new IOException("The browser ended before it listened."));
        });
        return found.get(60, TimeUnit.SECONDS);
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                var message = JsonMapper.shared().readTree(text.toString());
                text.setLength(0);
                if (message.has("id")) answers.getOrDefault(message.get("id").asInt(), new CompletableFuture<>()).complete(message);
                else events.add(message);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    private JsonNode ask(String session, String method, Object... parameters) throws Exception {
        int id = asked.incrementAndGet();
        ObjectNode message = JsonMapper.shared().createObjectNode().put("id", id).put("method", method);
        if (session != null) message.put("sessionId", session);
        var given = message.putObject("params");
        for (int i = 0; i < parameters.length; i += 2) given.set((String) parameters[i], JsonMapper.shared().valueToTree(parameters[i + 1]));
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        socket.sendText(message.toString(), true).get(10, TimeUnit.SECONDS);
        var got = answer.get(60, TimeUnit.SECONDS);
        if (got.has("error")) throw new IOException(method + ": " + got.get("error"));
        return got.get("result");
    }

    /// Opens a file in a tab of its own and waits until it is loaded.
    Tab open(Path file) throws Exception {
        var target = ask(null, "Target.createTarget", "url", "about:blank").get("targetId").asString();
        var session = ask(null, "Target.attachToTarget", "targetId", target, "flatten", true).get("sessionId").asString();
        for (var domain : List.of("Runtime", "Log", "Network", "Page")) ask(session, domain + ".enable");
        var tab = new Tab(session);
        ask(session, "Page.navigate", "url", file.toUri().toString());
        tab.until("document.readyState === 'complete' && location.protocol === 'file:'");
        return tab;
    }

    final class Tab {
        private final String session;

        private Tab(String session) {
            this.session = session;
        }

        /// What an expression comes to.
        JsonNode eval(String script) throws Exception {
            var result = ask(session, "Runtime.evaluate", "expression", script, "returnByValue", true, "awaitPromise", true);
            if (result.has("exceptionDetails")) throw new AssertionError(script + ": " + result.get("exceptionDetails"));
            return result.get("result").get("value");
        }

        String text(String script) throws Exception {
            return eval(script).asString();
        }

        /// Waits until an expression is true.
        void until(String script) throws Exception {
            long patience = System.nanoTime() + PATIENCE.toNanos();
            while (!eval("!!(" + script + ")").asBoolean()) {
                if (System.nanoTime() > patience) throw new AssertionError("not within " + PATIENCE + ": " + script);
                eval("new Promise(done => requestAnimationFrame(() => done(1)))");
            }
        }

        void press(String key) throws Exception {
            eval("document.dispatchEvent(new KeyboardEvent('keydown', { key: " + JsonMapper.shared().writeValueAsString(key) + ", bubbles: true, cancelable: true }))");
        }

        void theme(boolean dark) throws Exception {
            ask(session, "Emulation.setEmulatedMedia", "features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light")));
        }

        /// Errors and warnings of the page, of whatever sort.
        List<String> complaints() {
            return events.stream().filter(event -> session.equals(event.path("sessionId").asString(""))).filter(event -> switch (event.path("method").asString("")) {
                case "Runtime.exceptionThrown", "Log.entryAdded" -> true;
                case "Runtime.consoleAPICalled" -> !event.path("params").path("type").asString("").equals("log");
                default -> false;
            }).map(JsonNode::toString).toList();
        }

        /// All it has asked for but its own file.
        List<String> requests(Path page) {
            return events.stream().filter(event -> session.equals(event.path("sessionId").asString("")) && event.path("method").asString("").equals("Network.requestWillBeSent"))
                .map(event -> event.path("params").path("request").path("url").asString("")).filter(url -> !url.equals(page.toUri().toString())).toList();
        }
    }

    @Override
    public void close() throws Exception {
        try {
            ask(null, "Browser.close");
        } catch (Exception gone) {
            // it is ended below
        }
        socket.abort();
        client.shutdownNow();
        process.waitFor(10, TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        try (var files = Files.walk(profile)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException | UncheckedIOException left) {
            // a file of the ending browser may come and go meanwhile
        }
    }
}
