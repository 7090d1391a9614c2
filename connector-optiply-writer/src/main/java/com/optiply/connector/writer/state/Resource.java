package com.optiply.connector.writer.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.writer.mapping.Content;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * One record that Optiply has or should have.
 *
 * @param wanted       rises with every change of what it rests on
 * @param done         the counter up to which it was settled
 * @param optiplyId    Optiply's id, once known
 * @param acknowledged what Optiply acknowledged last
 * @param intent       a call whose answer is not recorded
 * @param verify       whether the record may be gone from Optiply
 * @param watching     whether it watches products
 * @param attempts     failed attempts in a row
 * @param cause        cause of the last failure
 */
public record Resource(
        ResourceKey key,
        long wanted,
        long done,
        ResourceState state,
        Optional<String> optiplyId,
        Optional<Content> acknowledged,
        Optional<Intent> intent,
        boolean verify,
        boolean watching,
        int attempts,
        Optional<String> cause) {

    public static final String COLUMNS =
            "scope_id, type, key, wanted, done, state, optiply_id, acknowledged, intent, verify, watching, attempts, cause";

    public static Resource read(ResultSet row) throws SQLException {
        return new Resource(
                new ResourceKey(
                        row.getLong("scope_id"),
                        ResourceType.ofPath(row.getString("type")).orElseThrow(),
                        row.getString("key")),
                row.getLong("wanted"),
                row.getLong("done"),
                ResourceState.ofWord(row.getString("state")),
                Optional.ofNullable(row.getString("optiply_id")),
                json(row, "acknowledged").map(Content::fromJson),
                json(row, "intent").map(Intent::fromJson),
                row.getBoolean("verify"),
                row.getBoolean("watching"),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("cause")));
    }

    private static Optional<JsonNode> json(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(EventJson.mapper().readTree(text));
        } catch (JsonProcessingException e) {
            throw new SQLException("Column " + column + " holds no JSON", e);
        }
    }
}
