package com.optiply.connector.local;

import com.optiply.connector.local.check.CheckSize;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the command line asks for.
 *
 * @param check    how much to check; empty for the demo
 * @param basePort first of a row of ports to use instead of the defaults
 */
record Options(Optional<CheckSize> check, OptionalInt basePort) {

    static final String USAGE = """
            usage: deploy/local/up [--check[=small]] [--base-port N]
              (nothing)       starts everything, onboards a demo tenant and keeps running; Ctrl-C stops it
              --check         verifies everything and exits; --check=small takes fewer tenants
              --base-port N   uses the ports from N on; single ones by CONNECTOR_PORT_KAFKA, _POSTGRES, _EXACT, _OPTIPLY, _OIDC, _SANDBOX, _AUTH, _POLLER, _WRITER
            """;

    /** @throws IllegalArgumentException when something on the line is not understood */
    static Options parse(List<String> arguments) {
        Optional<CheckSize> check = Optional.empty();
        OptionalInt basePort = OptionalInt.empty();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--check")) {
                check = Optional.of(CheckSize.FULL);
            } else if (argument.equals("--check=small")) {
                check = Optional.of(CheckSize.SMALL);
            } else if (argument.startsWith("--base-port=")) {
                basePort = OptionalInt.of(number(argument.substring(argument.indexOf('=') + 1)));
            } else if (argument.equals("--base-port") && i + 1 < arguments.size()) {
                basePort = OptionalInt.of(number(arguments.get(++i)));
            } else {
                throw new IllegalArgumentException("Not understood: " + argument + "\n" + USAGE);
            }
        }
        return new Options(check, basePort);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--base-port needs a number, not " + text, e);
        }
    }
}
