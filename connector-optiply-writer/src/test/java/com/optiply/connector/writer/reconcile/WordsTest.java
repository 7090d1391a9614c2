package com.optiply.connector.writer.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.optiply.Answer.Conflict;
import com.optiply.connector.writer.optiply.Answer.Failed;
import com.optiply.connector.writer.optiply.Answer.Refused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "400, attribute 'remoteId' not found, true, false, false",
        "400, remoteId does not exist on products, true, false, true",
        "500, cannot read remoteId, true, false, false",
        "409, products with this remoteId exists, false, true, false",
        "400, products with this remoteId already exists, false, true, false",
        "400, products 17 not found, false, false, true",
        "400, quantity is out of range, false, false, false"
    })
    void tellsWhatARefusalIsAbout(int status, String text, boolean remoteId, boolean exists, boolean parent) {
        Answer answer =
                switch (status) {
                    case 409 -> new Conflict(text);
                    case 500 -> new Failed(status, text);
                    default -> new Refused(status, text);
                };

        assertThat(Words.refuseRemoteId(answer)).isEqualTo(remoteId);
        assertThat(Words.sayItExists(answer)).isEqualTo(exists);
        assertThat(Words.mayMissParent(answer)).isEqualTo(parent);
    }
}
