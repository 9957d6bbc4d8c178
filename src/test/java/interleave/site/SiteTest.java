package interleave.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SiteTest {
    private static final Duration LATENCY = Duration.ofMillis(40);
    private Site site;
    private HttpClient client;

    @BeforeEach
    void open() throws IOException {
        site = Site.start(Site.Settings.withLatency(LATENCY));
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void close() {
        client.close();
        site.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(site.url() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void anAnswerTakesAtLeastTheLatency() throws Exception {
        long start = System.nanoTime();
        assertThat(get("/item/3").statusCode()).isEqualTo(200);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(LATENCY.toNanos());
    }

    @Test
    void requestsAreServedSideBySide() {
        get(0).join();
        long start = System.nanoTime();
        var all = IntStream.range(0, 50).mapToObj(this::get).toList();
        all.forEach(java.util.concurrent.CompletableFuture::join);
        assertThat(System.nanoTime() - start).as("50 answers one after the other").isLessThan(50 * LATENCY.toNanos());
        assertThat(site.answered()).isEqualTo(51);
    }

    private java.util.concurrent.CompletableFuture<HttpResponse<String>> get(int item) {
        return client.sendAsync(HttpRequest.newBuilder(URI.create(site.url() + "/item/" + item)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theSameSeedGivesTheSamePages() throws Exception {
        try (var other = Site.start(Site.Settings.withLatency(Duration.ZERO))) {
            String there = client.send(HttpRequest.newBuilder(URI.create(other.url() + "/page/0")).build(), HttpResponse.BodyHandlers.ofString()).body();
            assertThat(there).isEqualTo(get("/page/0").body());
        }
    }

    @Test
    void everyPageCanBeReachedAndTheSiteHasEveryKindOfTrouble() {
        var graph = new LinkGraph(1, 300);
        Set<Integer> seen = new HashSet<>(Set.of(0));
        var open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            for (String link : graph.links(open.pop())) {
                if (!link.startsWith("/page/") || link.contains("#")) continue;
                int number = Integer.parseInt(link.substring(6));
                if (number < 300 && seen.add(number)) open.add(number);
            }
        }
        assertThat(seen).hasSize(300);
        assertThat(IntStream.range(0, 301).mapToObj(graph::kind).distinct()).containsExactlyInAnyOrder(LinkGraph.Kind.values());
        assertThat(IntStream.range(0, 300).boxed().flatMap(n -> graph.links(n).stream())).anyMatch(link -> link.startsWith("/private/")).anyMatch(link -> link.contains("#"));
    }

    @Test
    void aPageThatFailsWorksOnTheThirdTry() throws Exception {
        int failing = IntStream.range(0, 100).filter(n -> site.graph().kind(n) == LinkGraph.Kind.FAILS_TWICE).findFirst().orElseThrow();
        assertThat(List.of(get("/page/" + failing).statusCode(), get("/page/" + failing).statusCode(), get("/page/" + failing).statusCode())).containsExactly(500, 500, 200);
    }

    @Test
    void movedPagesRedirectMissingOnesAre404AndRobotsAreToldWhatToLeaveAlone() throws Exception {
        int moved = IntStream.range(0, 100).filter(n -> site.graph().kind(n) == LinkGraph.Kind.MOVED).findFirst().orElseThrow();
        assertThat(get("/page/" + moved).headers().firstValue("Location")).hasValue("/moved/" + moved);
        assertThat(get("/moved/" + moved).statusCode()).isEqualTo(200);
        assertThat(get("/page/7").headers().firstValue("Location")).hasValue("/page/7");
        assertThat(get("/page/100").statusCode()).isEqualTo(404);
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
        assertThat(get("/robots.txt").body()).contains("Disallow: /private/");
    }

    @Test
    void theEchoGivesBackWhatItGot() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), site.echoPort())) {
            socket.getOutputStream().write("ping".getBytes());
            assertThat(socket.getInputStream().readNBytes(4)).isEqualTo("ping".getBytes());
        }
    }

    @Test
    void aPortInUseIsASentence() {
        assertThatThrownBy(() -> Site.start(new Site.Settings(site.port(), LATENCY, 0, 1, 1))).isInstanceOf(IOException.class)
                .hasMessage("Port " + site.port() + " is in use on this machine or not allowed; name another, or 0 for any free one.");
    }

    @Test
    void aRefusedPortLeavesNothingOpenAndTheSameSiteStartsAgainOnItsPort() throws Exception {
        int port = site.port();
        site.close();
        try (var again = Site.start(new Site.Settings(port, LATENCY, 0, 1, 1))) {
            assertThat(again.port()).isEqualTo(port);
        }
    }

    @Test
    void beginningAfreshForgetsWhatWasAskedFor() throws Exception {
        int failing = IntStream.range(0, 100).filter(n -> site.graph().kind(n) == LinkGraph.Kind.FAILS_TWICE).findFirst().orElseThrow();
        for (int i = 0; i < 3; i++) get("/page/" + failing);
        assertThat(get("/page/" + failing).statusCode()).isEqualTo(200);
        site.begin(Site.Settings.withLatency(Duration.ZERO));
        assertThat(get("/page/" + failing).statusCode()).isEqualTo(500);
    }

    @Test
    void hundredsOfConnectionsAreOpenAtOnce() throws Exception {
        var sockets = new java.util.ArrayList<Socket>();
        try {
            for (int i = 0; i < 300; i++) sockets.add(ask("/item/" + i));
            for (var socket : sockets) assertThat(new String(socket.getInputStream().readNBytes(15))).isEqualTo("HTTP/1.1 200 OK");
        } finally {
            for (var socket : sockets) socket.close();
        }
    }

    @Test
    void oneConnectionCarriesSeveralRequestsAndAnOldClientGetsOne() throws Exception {
        try (var kept = ask("/item/1")) {
            kept.getOutputStream().write("GET /item/2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes());
            var all = new String(kept.getInputStream().readAllBytes());
            assertThat(all).contains("{\"id\": 1").contains("{\"id\": 2").contains("Connection: close");
        }
        try (var old = connect()) {
            old.getOutputStream().write("GET /item/3 HTTP/1.0\r\n\r\n".getBytes());
            assertThat(new String(old.getInputStream().readAllBytes())).endsWith("}");
        }
    }

    @Test
    void whatIsNoRequestIsRefusedWithItsStatus() throws Exception {
        assertThat(statusOf("hello\r\n\r\n")).isEqualTo("400");
        assertThat(statusOf("DELETE / HTTP/1.1\r\n\r\n")).isEqualTo("405");
        assertThat(statusOf("GET / HTTP/1.1\r\nX: " + "x".repeat(Request.MOST_HEAD_BYTES) + "\r\n\r\n")).isEqualTo("431");
        assertThat(statusOf("POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n")).isEqualTo("413");
    }

    private String statusOf(String request) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(request.getBytes());
            return new String(socket.getInputStream().readNBytes(12)).substring(9);
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), site.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private Socket ask(String path) throws IOException {
        var socket = connect();
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes());
        return socket;
    }

    @RepeatedTest(20)
    void closingEndsAnAnswerThatWouldNeverCome() throws Exception {
        try (var socket = ask("/never"); var echo = new Socket(InetAddress.getLoopbackAddress(), site.echoPort())) {
            site.close();
            echo.setSoTimeout(20_000);
            assertThat(ends(socket)).isTrue();
            assertThat(ends(echo)).isTrue();
            assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName)).noneMatch(name -> name.startsWith("site"));
        }
    }

    @Test
    void closingEndsConnectionsAtAnyMomentOfTheirLife() throws Exception {
        var sockets = new java.util.ArrayList<Socket>();
        for (int i = 0; i < 40; i++) sockets.add(i % 2 == 0 ? ask("/item/" + i) : connect());
        site.close();
        for (var socket : sockets) {
            assertThat(ended(socket)).isTrue();
            socket.close();
        }
    }

    /// As [#ends], whatever is still to be read before.
    private static boolean ended(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (java.net.SocketException e) {
            return true;
        }
    }

    /// Whether the connection has ended, by an end of stream or by a reset; a server that goes on holding it would time out.
    private static boolean ends(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() == -1;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (java.net.SocketException e) {
            return true;
        }
    }
}
