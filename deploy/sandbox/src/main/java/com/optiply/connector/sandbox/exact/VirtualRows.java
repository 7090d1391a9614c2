package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.oauth.Access;
import com.optiply.connector.sandbox.exact.store.Row;
import com.optiply.connector.sandbox.exact.store.RowDraft;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows that belong to no single company: the user, and the companies as the user sees them. */
final class VirtualRows {
    /** The lists of companies; their addresses' division does not matter to what they show. */
    static final Set<String> DIVISIONS =
            Set.of("system/Divisions", "system/AllDivisions", "system/GetMostRecentlyUsedDivisions", "hrm/Divisions");

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

    /** Granted companies, or all of the user's; {@code Current} marks the one in the address. */
    List<Row> divisions(Access access, int division, Entity entity) {
        StoreType type = state.model().required("Divisions");
        boolean whole = entity.path().equals("system/AllDivisions");
        return (whole ? access.user().divisions() : access.divisions())
                .stream()
                        .sorted()
                        .map(granted ->
                                state.directory().company(granted).flatMap(company -> company.find(type, granted)))
                        .flatMap(Optional::stream)
                        .map(row -> row.with("Current", row.id().equals(division)))
                        .toList();
    }
}
