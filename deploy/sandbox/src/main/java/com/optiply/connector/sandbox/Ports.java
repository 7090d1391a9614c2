package com.optiply.connector.sandbox;

import com.optiply.connector.sandbox.http.Face;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where the faces listen, and under which name; port 0 is any free one.
 *
 * @param http the port of every face
 * @param tls HTTPS ports of those faces that have one
 * @param tlsNames host names and addresses in the server certificate
 * @param listen the local address that is listened on; {@code 0.0.0.0} is all of them
 * @param host the name in the addresses that the sandbox gives of itself: ready line, issuer, events of webhooks
 */
public record Ports(
        Map<Face, Integer> http, Map<Face, Integer> tls, List<String> tlsNames, String listen, String host) {
    private static final int FIRST_DEFAULT = 18_081;
    private static final String TLS_NAMES = "--tls-names=";
    private static final String LISTEN = "--listen=";
    private static final String HOST = "--host=";
    private static final String LOOPBACK = "127.0.0.1";
    private static final String LOCAL = "localhost";
    private static final List<String> LOCAL_NAMES = List.of(LOCAL, LOOPBACK, "::1");

    public Ports {
        http = Map.copyOf(http);
        tls = Map.copyOf(tls);
        tlsNames = List.copyOf(tlsNames);
    }

    public Ports(int exact, int optiply, int oidc, int admin) {
        this(
                Map.of(Face.EXACT, exact, Face.OPTIPLY, optiply, Face.OIDC, oidc, Face.ADMIN, admin),
                Map.of(),
                LOCAL_NAMES,
                LOOPBACK,
                LOCAL);
    }

    /** Any free ports. */
    public static Ports free() {
        return new Ports(0, 0, 0, 0);
    }

    /** The same with an HTTPS port for every face, any free one. */
    public Ports withFreeTls() {
        Map<Face, Integer> free = Map.of(Face.EXACT, 0, Face.OPTIPLY, 0, Face.OIDC, 0, Face.ADMIN, 0);
        return new Ports(http, free, tlsNames, listen, host);
    }

    /**
     * Reads {@code --exact-port=…} and the like of optiply, oidc and admin, where 18081 to 18084 is the default;
     * {@code --exact-tls-port=…} and the like, off by default; {@code --tls-names=a,b}, more names for the certificate;
     * {@code --listen=…}, the loopback address by default; {@code --host=…}, {@code localhost} by default.
     *
     * @throws IllegalArgumentException for an unknown option, a text that is no port or a name that is none of a host
     */
    static Ports parse(String... args) {
        Map<Face, Integer> http = new EnumMap<>(Face.class);
        Map<Face, Integer> tls = new EnumMap<>(Face.class);
        for (Face face : Face.values()) {
            http.put(face, FIRST_DEFAULT + face.ordinal());
        }
        List<String> names = new ArrayList<>(LOCAL_NAMES);
        String listen = LOOPBACK;
        String host = LOCAL;
        for (String arg : args) {
            if (arg.startsWith(TLS_NAMES)) {
                names.addAll(List.of(arg.substring(TLS_NAMES.length()).split(",")));
            } else if (arg.startsWith(LISTEN)) {
                listen = hostName(arg, LISTEN);
            } else if (arg.startsWith(HOST)) {
                host = hostName(arg, HOST);
            } else {
                read(arg, http, tls);
            }
        }
        if (!names.contains(host)) {
            names.add(host);
        }
        return new Ports(http, tls, names, listen, host);
    }

    /** A name or an IPv4 address, without scheme and port. */
    private static String hostName(String arg, String option) {
        String name = arg.substring(option.length());
        if (!name.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
            throw new IllegalArgumentException("'" + arg + "' is no host name");
        }
        return name;
    }

    private static void read(String arg, Map<Face, Integer> http, Map<Face, Integer> tls) {
        int equals = arg.indexOf('=');
        String option = equals < 0 ? arg : arg.substring(0, equals);
        for (Face face : Face.values()) {
            String prefix = "--" + face.name().toLowerCase(Locale.ROOT);
            if (option.equals(prefix + "-port")) {
                http.put(face, port(arg, equals));
                return;
            }
            if (option.equals(prefix + "-tls-port")) {
                tls.put(face, port(arg, equals));
                return;
            }
        }
        throw new IllegalArgumentException("unknown option '" + arg + "'");
    }

    private static int port(String arg, int equals) {
        int port = Integer.parseInt(arg.substring(equals + 1));
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("'" + arg + "' is no port");
        }
        return port;
    }

    /** The HTTPS port of a face, if it has one. */
    OptionalInt tlsPort(Face face) {
        return tls.containsKey(face) ? OptionalInt.of(tls.get(face)) : OptionalInt.empty();
    }
}
