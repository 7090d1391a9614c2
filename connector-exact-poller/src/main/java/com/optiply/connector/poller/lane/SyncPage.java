package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.SeenRow;
import com.optiply.connector.poller.cursor.SeenRing;
import com.optiply.connector.poller.publish.ContentHash;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.stream.RowMapper;
import com.optiply.connector.poller.wire.BadRow;
import com.optiply.connector.poller.wire.ExactPage;
import com.optiply.connector.poller.wire.ExactRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A page of a sync endpoint, mapped: rows that were seen before are left out, the others ascend by version.
 *
 * @param rows        new rows, bad ones among them without events
 * @param deadLetters for the bad ones
 * @param lowest      version of all rows of the page, also of those left out; above {@code highest} when there are none
 */
record SyncPage(List<MappedRow> rows, List<OutgoingRecord> deadLetters, int repeats, long lowest, long highest) {

    static SyncPage of(
            Reading reading,
            ExactPage page,
            RowMapper mapper,
            SeenRing seen,
            DeadLetters letters,
            UnknownFields unknown) {
        List<MappedRow> rows = new ArrayList<>();
        List<OutgoingRecord> dead = new ArrayList<>();
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        int repeats = 0;
        for (ExactRow row : page.rows()) {
            try {
                unknown.look(row);
                SeenRow self = new SeenRow(idOf(row), versionOf(row));
                lowest = Math.min(lowest, self.row());
                highest = Math.max(highest, self.row());
                if (seen.contains(self)) {
                    repeats++;
                    continue;
                }
                rows.add(mapped(reading, mapper, row, self, letters, dead));
            } catch (BadRow e) {
                letters.of(reading, row, e).ifPresent(dead::add);
            }
        }
        rows.sort(Comparator.comparingLong(row -> row.seen().row()));
        return new SyncPage(rows, dead, repeats, lowest, highest);
    }

    boolean isEmpty() {
        return rows.isEmpty() && deadLetters.isEmpty();
    }

    private static MappedRow mapped(
            Reading reading,
            RowMapper mapper,
            ExactRow row,
            SeenRow self,
            DeadLetters letters,
            List<OutgoingRecord> dead) {
        if (reading.isRejectedDeletion(self.row())) {
            return new MappedRow(self, List.of());
        }
        try {
            return new MappedRow(
                    self,
                    mapper.map(row).stream()
                            .filter(event -> reading.topics().contains(event.topic()))
                            .toList());
        } catch (BadRow e) {
            letters.of(reading, row, e).ifPresent(dead::add);
            return new MappedRow(self, List.of());
        }
    }

    private static long versionOf(ExactRow row) {
        long version = row.needLong("Timestamp");
        if (version < 0) {
            throw new BadRow("wrong-type", "Timestamp is negative");
        }
        return version;
    }

    /** A row whose id cannot be read is told apart by its text. */
    private static String idOf(ExactRow row) {
        try {
            return row.needId("ID").toString();
        } catch (BadRow e) {
            return "?" + ContentHash.of(row.raw());
        }
    }
}
