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
    private final List<Socket> open = new CopyOnWriteArrayList<>();

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

    /** Whether a client has closed the connection that fell silent last. */
    public boolean clientHasGone() throws IOException {
        Socket last = open.get(open.size() - 1);
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
                open.add(socket);
                byte[] request = new byte[65536];
                if (socket.getInputStream().read(request) < 0) {
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
        for (Socket socket : open) {
            socket.close();
        }
    }
}
