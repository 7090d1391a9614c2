package com.optiply.connector.poller.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExactAccessTest {

    private final ExactAccess access =
            new ExactAccess("stampEAAAA-secret", Instant.EPOCH, 124132, URI.create("https://start.exactonline.nl"));

    @Test
    void the_token_cannot_be_printed() {
        assertThat(access.toString()).doesNotContain("secret");
        assertThat(new AccessOutcome.Granted(access).toString()).doesNotContain("secret");
    }

    @Test
    void the_root_is_the_same_with_and_without_the_path_of_the_interface() {
        URI root = URI.create("https://start.exactonline.nl/api/v1/124132/");

        assertThat(access.root()).isEqualTo(root);
        assertThat(new ExactAccess("t", Instant.EPOCH, 124132, URI.create("https://start.exactonline.nl/api/v1/"))
                        .root())
                .isEqualTo(root);
    }

    @Test
    void the_fingerprint_is_the_sha_256_of_the_token() {
        assertThat(new ExactAccess("abc", Instant.EPOCH, 1, URI.create("http://x")).fingerprint())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
