package io.github.cameltts.engine.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers each connection with some bytes and then breaks off or falls silent, which no proper server does. */
public final class FakeBrokenServer implements AutoCloseable {

    /** What happens after the bytes. */
    public enum End {
        RESET,
        CLOSE,
        STALL
    }

    private final ServerSocket server;
    private final List<Connection> open = new CopyOnWriteArrayList<>();

    private record Connection(Socket socket, String request) {

        /** Lists of models or voices are asked for beside the speech. */
        private boolean wantsSpeech() {
            return !request.contains("/models") && !request.contains("/voices");
        }
    }

    public FakeBrokenServer(String start, End end) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(() -> serve(start.getBytes(StandardCharsets.ISO_8859_1), end), "broken-server");
        thread.setDaemon(true);
        thread.start();
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    public int connections() {
        return open.size();
    }

    /** Connections that wanted audio. */
    public long speechConnections() {
        return open.stream().filter(Connection::wantsSpeech).count();
    }

    /** Whether the client has closed the connection that wanted audio. */
    public boolean clientHasGone() throws IOException {
        Socket last = open.stream()
                .filter(Connection::wantsSpeech)
                .findFirst()
                .orElseThrow()
                .socket();
        last.setSoTimeout(50);
        try {
            return last.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void serve(byte[] start, End end) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                byte[] request = new byte[65536];
                int count = socket.getInputStream().read(request);
                open.add(new Connection(
                        socket, new String(request, 0, Math.max(0, count), StandardCharsets.ISO_8859_1)));
                if (count < 0) {
                    continue;
                }
                socket.getOutputStream().write(start);
                socket.getOutputStream().flush();
                if (end == End.RESET) {
                    socket.setSoLinger(true, 0);
                }
                if (end != End.STALL) {
                    socket.close();
                }
            } catch (IOException e) {
                // the client has gone, or the test has ended
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Connection connection : open) {
            connection.socket().close();
        }
    }
}
