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
    /** The lists of companies (Exact reference §1.7). */
    static final Set<String> DIVISIONS =
            Set.of("system/Divisions", "system/AllDivisions", "system/GetMostRecentlyUsedDivisions", "hrm/Divisions");

    /** Those that show companies of one licence only. */
    private static final Set<String> OF_ONE_LICENCE = Set.of("system/AllDivisions", "hrm/Divisions");

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

    /**
     * Granted companies, or all of the user's, where the list says so those of the licence of the company in the address
     * only; {@code Current} marks that one.
     */
    List<Row> divisions(Access access, int division, Entity entity) {
        boolean whole = entity.path().equals("system/AllDivisions");
        boolean anyLicence = !OF_ONE_LICENCE.contains(entity.path());
        Optional<Object> licence = row(division).map(row -> row.get("Customer"));
        return (whole ? access.user().divisions() : access.divisions())
                .stream()
                        .sorted()
                        .map(this::row)
                        .flatMap(Optional::stream)
                        .filter(row -> anyLicence
                                || licence.filter(owner -> owner.equals(row.get("Customer")))
                                        .isPresent())
                        .map(row -> row.with("Current", row.id().equals(division)))
                        .toList();
    }

    private Optional<Row> row(int division) {
        StoreType type = state.model().required("Divisions");
        return state.directory().company(division).flatMap(company -> company.find(type, division));
    }
}
