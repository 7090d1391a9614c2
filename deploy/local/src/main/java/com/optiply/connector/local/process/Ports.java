package com.optiply.connector.local.process;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/** Which port everything uses. */
public record Ports(Map<Port, Integer> numbers) {

    private static final int HIGHEST = 65_535;

    public Ports {
        numbers = Map.copyOf(numbers);
    }

    /**
     * @param base        first of a row of ports to use instead of the defaults; a variable for one port wins over it
     * @param environment variables {@code CONNECTOR_PORT_…}
     * @throws IllegalArgumentException when a variable is no port
     */
    public static Ports of(OptionalInt base, Map<String, String> environment) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            int number = base.isPresent() ? base.getAsInt() + port.ordinal() : port.standard();
            numbers.put(port, number(port, environment.getOrDefault(port.variable(), Integer.toString(number))));
        }
        return new Ports(numbers);
    }

    public int of(Port port) {
        return numbers.get(port);
    }

    public URI url(Port port) {
        return URI.create("http://localhost:" + of(port));
    }

    private static int number(Port port, String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0 && number <= HIGHEST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, with the name of the variable.
        }
        throw new IllegalArgumentException(port.variable() + " is '" + text + "', which is no port number");
    }
}
