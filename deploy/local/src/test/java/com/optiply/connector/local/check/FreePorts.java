package com.optiply.connector.local.check;

import com.optiply.connector.local.process.Port;
import com.optiply.connector.local.process.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Ports for a stack of a test. */
final class FreePorts {

    private FreePorts() {}

    /** Ports that nobody uses; all are held until the last is chosen, so that none is chosen twice. */
    static Ports choose() throws IOException {
        Map<String, String> chosen = new HashMap<>();
        List<ServerSocket> held = new ArrayList<>();
        for (Port port : Port.values()) {
            ServerSocket socket = new ServerSocket(0);
            held.add(socket);
            chosen.put(port.variable(), Integer.toString(socket.getLocalPort()));
        }
        for (ServerSocket socket : held) {
            socket.close();
        }
        return Ports.of(OptionalInt.empty(), chosen);
    }
}
