package com.optiply.connector.sandbox.seed;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.exact.model.ExactModel;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.store.Row;
import com.optiply.connector.sandbox.exact.store.RowDraft;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Collects the rows of a new company. Ids follow from the division and a name, so that they are the same every time. */
final class CompanyRows {
    private static final String USER = "Sandbox";

    private final int division;
    private final int licence;
    private final String country;
    private final LocalDateTime now;
    private final UUID user;
    private final List<Row> rows = new ArrayList<>();

    /** @param licence the first division of the Exact customer who owns this one */
    CompanyRows(int division, int licence, SandboxClock clock, String country) {
        this.licence = licence;
        this.country = country;
        this.division = division;
        this.now = LocalDateTime.ofInstant(clock.instant(), SandboxClock.EXACT_ZONE);
        this.user = id("user", "");
    }

    /** Today at Exact. */
    LocalDate today() {
        return now.toLocalDate();
    }

    LocalDateTime now() {
        return now;
    }

    /** The country's site of the company. */
    String country() {
        return country;
    }

    int division() {
        return division;
    }

    /** The first division of the licence. */
    int licence() {
        return licence;
    }

    /** The Exact customer who owns the licence. */
    UUID customer() {
        return id(licence, "customer", "");
    }

    UUID id(String kind, String name) {
        return id(division, kind, name);
    }

    private static UUID id(int owner, String kind, String name) {
        return UUID.nameUUIDFromBytes((owner + " " + kind + " " + name).getBytes(StandardCharsets.UTF_8));
    }

    /** A draft with id, division and, where the store has them, audit fields. */
    RowDraft draft(String store, UUID id, LocalDateTime created, LocalDateTime modified) {
        StoreType type = ExactModel.standard().required(store);
        RowDraft draft = new RowDraft(type).set(type.id().name(), id);
        type.property("Division").ifPresent(property -> draft.set("Division", division));
        type.created().ifPresent(property -> draft.set(property.name(), wall(created)));
        type.modified().ifPresent(property -> draft.set(property.name(), wall(modified)));
        type.property("Creator")
                .ifPresent(property -> draft.set("Creator", user).set("Modifier", user));
        type.property("CreatorFullName").ifPresent(property -> draft.set("CreatorFullName", USER));
        type.property("ModifierFullName").ifPresent(property -> draft.set("ModifierFullName", USER));
        return draft;
    }

    void add(RowDraft draft) {
        rows.add(draft.row());
    }

    /** All rows in the order in which they were changed last, which is the order of their row versions. */
    List<Row> inOrderOfChange() {
        List<Row> ordered = new ArrayList<>(rows);
        long end = wall(now);
        ordered.sort(Comparator.comparingLong(
                row -> row.type().modified().map(row::get).map(Long.class::cast).orElse(end)));
        return ordered;
    }

    /** Exact's wall clock. */
    static long wall(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** A date-only property. */
    static long wall(LocalDate date) {
        return wall(date.atStartOfDay());
    }
}
