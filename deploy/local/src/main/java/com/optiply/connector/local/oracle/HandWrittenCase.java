package com.optiply.connector.local.oracle;

import java.util.List;

/**
 * One hand-written case.
 *
 * @param title      what it shows
 * @param references sections it comes from, never empty
 * @param records    what Optiply must hold, per settings
 */
public record HandWrittenCase(String title, List<String> references, List<HandWrittenRecord> records) {

    public HandWrittenCase {
        references = List.copyOf(references);
        records = List.copyOf(records);
    }
}
