package com.optiply.connector.model.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Clock of the vendors' world. In production it is the system's; in local mode it follows the sandbox, whose clock can be set and sped up.
 */
public interface VendorClock extends InstantSource {

    /** @return how long this much vendor time takes on the wall, never negative */
    Duration toReal(Duration vendor);

    /** @return the vendor's time now */
    @Override
    Instant instant();

    /** The system's clock: vendor time is real time. */
    static VendorClock system() {
        return new VendorClock() {
            @Override
            public Instant instant() {
                return Instant.now();
            }

            @Override
            public Duration toReal(Duration vendor) {
                return vendor.isNegative() ? Duration.ZERO : vendor;
            }
        };
    }
}
