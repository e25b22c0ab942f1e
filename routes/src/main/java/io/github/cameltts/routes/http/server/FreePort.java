package io.github.cameltts.routes.http.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether a server could listen at an address. */
final class FreePort {

    private FreePort() {}

    /** @throws IllegalStateException where it could not; port 0 always can */
    static void require(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new IllegalStateException("The HTTP server cannot listen on " + host + ":" + port + " ("
                    + e.getMessage()
                    + "). If another program is there, stop it, or set tts.http.port (camel.server.port).");
        }
    }
}
