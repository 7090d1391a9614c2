package com.optiply.connector.poller.exact;

import java.io.IOException;

/** An answer, as sent or unpacked, that is larger than any of Exact's own. It was not read to its end. */
final class AnswerTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    AnswerTooLarge(int most) {
        super("the answer is larger than " + most + " bytes");
    }
}
