package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.oauth.Access;
import com.optiply.connector.sandbox.exact.store.Row;
import com.optiply.connector.sandbox.exact.store.RowDraft;
import java.util.List;
import java.util.Optional;

/** Rows that belong to no single company: the user, and the companies as the user sees them. */
final class VirtualRows {
    private final ExactState state;

    VirtualRows(ExactState state) {
        this.state = state;
    }

    Row me(Access access) {
        User user = access.user();
        int current =
                user.divisions().isEmpty() ? 0 : user.divisions().iterator().next();
        long wall = state.clock().wallMillis();
        double offset = (wall - state.clock().instant().toEpochMilli()) / 1000.0;
        return new RowDraft(state.model().required("Me"))
                .set("UserID", user.id())
                .set("UserName", user.userName())
                .set("FullName", user.userName())
                .set("Email", user.userName())
                .set("CurrentDivision", current)
                .set("AccountingDivision", current)
                .set("DossierDivision", 0)
                .set("LanguageCode", "nl-NL")
                .set("Language", "NL")
                .set("Legislation", 1L)
                .set("IsClientUser", false)
                .set("IsStarterUser", false)
                .set("ServerTime", "/Date(" + wall + ")/")
                .set("ServerUtcOffset", offset)
                .row()
                .stamped(1);
    }

    /** Granted companies; {@code Current} marks the one in the address. */
    List<Row> divisions(Access access, int division) {
        StoreType type = state.model().required("Divisions");
        return access.divisions().stream()
                .sorted()
                .map(granted -> state.directory().company(granted).flatMap(company -> company.find(type, granted)))
                .flatMap(Optional::stream)
                .map(row -> row.with("Current", row.id().equals(division)))
                .toList();
    }
}
