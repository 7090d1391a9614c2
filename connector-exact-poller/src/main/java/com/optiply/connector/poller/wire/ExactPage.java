package com.optiply.connector.poller.wire;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param next link to the next page, verbatim; empty on the last one
 */
public record ExactPage(List<ExactRow> rows, Optional<String> next) {

    public ExactPage {
        rows = List.copyOf(rows);
    }
}
