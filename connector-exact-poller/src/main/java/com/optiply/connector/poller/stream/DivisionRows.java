package com.optiply.connector.poller.stream;

import com.optiply.connector.poller.wire.ExactRow;
import java.util.List;

/** {@code system/Divisions}, read to notice a move to another database; it is not published (Exact reference, section 1.7). */
final class DivisionRows implements RowMapper {

    @Override
    public List<String> fields() {
        return List.of("Code", "Status", "BlockingStatus", "DivisionMoveDate", "DivisionHRLinkUnlinkDate");
    }

    @Override
    public List<RowEvent> map(ExactRow row) {
        return List.of();
    }
}
