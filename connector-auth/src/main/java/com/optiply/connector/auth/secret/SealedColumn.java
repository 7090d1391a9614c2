package com.optiply.connector.auth.secret;

import java.util.List;

/**
 * A column of sealed values.
 *
 * @param from   table, joined with what the owner is made of
 * @param row    expression of the row's key as text
 * @param owner  expression of the owner as {@link SecretPlace} names it
 * @param column the column's name in the table
 * @param name   the column's name in {@link SecretPlace}
 * @param table  the table alone
 * @param key    condition of the row whose key is ?2
 */
record SealedColumn(String from, String row, String owner, String column, String name, String table, String key) {

    static List<SealedColumn> all() {
        String tenant = "'tenant/' || t.id || '/' || t.incarnation";
        return List.of(
                tenant(tenant, "exact_client_secret"),
                tenant(tenant, "optiply_client_secret"),
                tenant(tenant, "optiply_password"),
                grant("client_secret"),
                grant("refresh_token"),
                grant("access_token"),
                new SealedColumn(
                        "optiply_token s join tenant t on t.id = s.tenant_id",
                        "s.tenant_id",
                        tenant,
                        "access_token",
                        "optiply_access_token",
                        "optiply_token s",
                        "s.tenant_id = ?2"),
                new SealedColumn(
                        "key_check s",
                        "s.id::text",
                        "'key-check'",
                        "sealed",
                        "sealed",
                        "key_check s",
                        "s.id = cast(?2 as integer)"));
    }

    private static SealedColumn tenant(String owner, String column) {
        return new SealedColumn("tenant t", "t.id", owner, column, column, "tenant t", "t.id = ?2");
    }

    private static SealedColumn grant(String column) {
        return new SealedColumn(
                "exact_grant g",
                "g.id::text",
                "'grant/' || g.id",
                column,
                column,
                "exact_grant g",
                "g.id = cast(?2 as uuid)");
    }

    /** Rows sealed with another key than that of the prefix (?1), beginning after a row key (?2). */
    String stale() {
        return "select %s, %s, %s from %s where substring(%s from 1 for 5) <> ?1 and %s > ?2 order by 1 limit ?3"
                .formatted(row, owner, qualified(), from, qualified(), row);
    }

    /** The beginnings of all values, each once: they name the keys. */
    String prefixes() {
        return "select distinct substring(%s from 1 for 5) from %s".formatted(qualified(), table);
    }

    /** Replaces a value (?1) of a row (?2) that is still the one read (?3): whoever wrote meanwhile has sealed with a newer key. */
    String replace() {
        return "update %s set %s = ?1 where %s and %s = ?3".formatted(table, column, key, column);
    }

    private String qualified() {
        return table.substring(table.indexOf(' ') + 1) + "." + column;
    }
}
