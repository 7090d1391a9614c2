package com.optiply.connector.sandbox.seed;

import com.optiply.connector.sandbox.seed.CompositionRows.Part;
import com.optiply.connector.sandbox.seed.CompositionRows.Version;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Twelve manufacturing and twelve assembly bills of materials, each odd in its own way. Parts always come later in the
 * list of items than what is made of them, so that nothing is made of itself.
 */
final class RetailCompositions {
    private static final int KINDS = 12;
    private static final int FIRST_MADE = 20;
    private static final int FIRST_ASSEMBLED = 300;
    private static final int STEP = 14;
    private static final int BOTH = 11;

    private final CompanyRows rows;
    private final List<SeedItem> items;

    RetailCompositions(CompanyRows rows, List<SeedItem> items) {
        this.rows = rows;
        this.items = items.stream().filter(item -> !item.fee()).toList();
    }

    /** Codes of manufactured items. */
    Set<String> made() {
        return codes(IntStream.range(0, KINDS));
    }

    /** Codes of manufactured items that are never bought. */
    Set<String> madeOnly() {
        return codes(IntStream.range(0, KINDS).filter(kind -> kind % 2 == 0));
    }

    void add() {
        for (int kind = 0; kind < KINDS; kind++) {
            int at = FIRST_MADE + kind * STEP;
            SeedItem composed = items.get(at);
            versions(kind, at).forEach(version -> CompositionRows.manufacturing(rows, composed, version));
        }
        for (int kind = 0; kind < KINDS; kind++) {
            assembly(kind);
        }
    }

    private Stream<Version> versions(int kind, int at) {
        List<Part> plain = List.of(part(at, 1, 2), part(at, 2, 1));
        Version active = new Version(1, 30, true, 1, plain);
        return switch (kind) {
            case 1 ->
                Stream.of(new Version(1, 40, false, 1, List.of(part(at, 3, 9))), new Version(2, 30, true, 1, plain));
            case 2 -> Stream.of(active, new Version(2, 30, false, 1, List.of(part(at, 4, 7))));
            case 3 -> Stream.of(new Version(1, 30, true, 10, List.of(part(at, 1, 20), part(at, 2, 50))));
            case 4 ->
                Stream.of(new Version(1, 30, true, 1, List.of(part(at, 1, 3), new Part(items.get(at + 2), 1, 2))));
            case 5 -> Stream.of(new Version(1, 30, true, 4, List.of(part(at, 1, 1), part(at, 2, 8))));
            case 6 -> Stream.of(new Version(1, 10, true, 1, plain));
            case 7 -> Stream.of(new Version(1, 40, true, 1, plain));
            case 8 -> Stream.of(new Version(1, 30, true, 1, List.of(part(at, 1, 2), part(at, 1, 3), part(at, 2, 1))));
            case 9 -> Stream.of(new Version(1, 30, true, 1, List.of(part(at, STEP, 1), part(at, 1, 4))));
            default -> Stream.of(active);
        };
    }

    private void assembly(int kind) {
        int at = kind == BOTH ? FIRST_MADE + BOTH * STEP : FIRST_ASSEMBLED + kind * STEP;
        double batch = kind == 3 ? 5 : kind == 4 ? 3 : 1;
        List<Part> parts =
                switch (kind) {
                    case 3 -> List.of(part(at, 1, 10), part(at, 2, 25));
                    case 4 -> List.of(part(at, 1, 1), part(at, 2, 6));
                    case 5 -> List.of(part(at, 1, 1), part(at, 1, 1));
                    case 6 -> List.of(part(at, STEP, 2));
                    case BOTH -> List.of(part(at, 5, 6));
                    default -> List.of(part(at, 1, kind + 1.0), part(at, 2, 1), part(at, 3, 2));
                };
        CompositionRows.assembly(rows, items.get(at), batch, kind % 4 == 0, parts);
    }

    private Part part(int composed, int further, double quantity) {
        return Part.of(items.get(composed + further), quantity);
    }

    private Set<String> codes(IntStream kinds) {
        Set<String> codes = new LinkedHashSet<>();
        kinds.forEach(kind -> codes.add(items.get(FIRST_MADE + kind * STEP).code()));
        return codes;
    }
}
