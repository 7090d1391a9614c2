package com.optiply.connector.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be in an image. */
class LicencesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Apache-2.0",
                "MIT",
                "MIT-0",
                "BSD-3-Clause",
                "EPL-2.0",
                "CC0-1.0",
                "GPL-2.0-with-classpath-exception",
                "GNU General Public License, version 2 with the GNU Classpath Exception",
                "Bouncy Castle Licence",
                "LGPL-2.1-or-later",
                "(GPL-2.0-only OR Apache-2.0)"
            })
    void licences_that_allow_linking_are_accepted(String licence) {
        assertThat(Licences.isAccepted(licence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GPL-2.0-only",
                "GPL-3.0-or-later",
                "AGPL-3.0-only",
                "GNU General Public License, version 3",
                "SSPL-1.0",
                "BUSL-1.1",
                "Confluent Community License",
                "Submit a request to us",
                "Apache-2.0 AND GPL-3.0-only",
                ""
            })
    void others_are_not(String licence) {
        assertThat(Licences.isAccepted(licence)).isFalse();
    }

    @Test
    void a_component_needs_one_that_is_accepted() throws JsonProcessingException {
        Licences choice = Licences.of(new ObjectMapper().readTree("""
            {"components":[{"group":"a","name":"choice","version":"1","licenses":[
              {"license":{"id":"GPL-2.0-only"}},{"license":{"name":"Eclipse Public License v2.0"}}]}]}\
            """));

        assertThatCode(choice::check).doesNotThrowAnyException();
        assertThat(choice.text()).contains("a:choice:1  GPL-2.0-only or Eclipse Public License v2.0");
    }

    @Test
    void gpl_only_and_unknown_ones_are_refused_by_name() throws JsonProcessingException {
        Licences bad = Licences.of(new ObjectMapper().readTree("""
            {"components":[
              {"group":"a","name":"fine","version":"1","licenses":[{"license":{"id":"MIT"}}]},
              {"group":"a","name":"copyleft","version":"2","licenses":[{"license":{"id":"GPL-3.0-only"}}]},
              {"group":"a","name":"silent","version":"3"}]}\
            """));

        assertThatThrownBy(bad::check)
                .hasMessageContaining("a:copyleft:2: GPL-3.0-only")
                .hasMessageContaining("a:silent:3: no licence named")
                .hasMessageNotContaining("a:fine");
    }
}
