package com.optiply.connector.sandbox;

/** The port of each face; 0 is any free one. */
public record Ports(int exact, int optiply, int oidc, int admin) {

    /** Any free ports. */
    public static Ports free() {
        return new Ports(0, 0, 0, 0);
    }

    /**
     * Reads {@code --exact-port=… --optiply-port=… --oidc-port=… --admin-port=…}; what is not given is 18081 to 18084.
     *
     * @throws IllegalArgumentException for an unknown option or a text that is no port
     */
    static Ports parse(String... args) {
        int[] ports = {18081, 18082, 18083, 18084};
        for (String arg : args) {
            int equals = arg.indexOf('=');
            int face =
                    switch (equals < 0 ? arg : arg.substring(0, equals)) {
                        case "--exact-port" -> 0;
                        case "--optiply-port" -> 1;
                        case "--oidc-port" -> 2;
                        case "--admin-port" -> 3;
                        default -> throw new IllegalArgumentException("unknown option '" + arg + "'");
                    };
            int port = Integer.parseInt(arg.substring(equals + 1));
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("'" + arg + "' is no port");
            }
            ports[face] = port;
        }
        return new Ports(ports[0], ports[1], ports[2], ports[3]);
    }
}
