package com.optiply.connector.writer.state;

import com.optiply.connector.model.envelope.Version;
import java.util.Optional;
import java.util.UUID;

/**
 * The newest that is known of one row of Exact.
 *
 * @param version version of the row or of its deletion
 * @param eventId {@code ce_id} of the event it came with
 * @param links   what it refers to; of a deleted row what it referred to, as far as known
 * @param content its JSON; empty when it is deleted
 */
public record SourceRow(Key key, Version version, UUID eventId, SourceKind.Links links, Optional<Json> content) {

    /** Which row: Exact's own id within its kind. */
    public record Key(SourceKind kind, long scopeId, UUID entityId) {}

    /**
     * A value as it lay on the topic.
     *
     * @param hash equal for equal texts
     */
    public record Json(String text, UUID hash) {}

    /** What is stored of a row, without its content. */
    public record Head(Version version, SourceKind.Links links, Optional<UUID> hash) {}

    public boolean isDeleted() {
        return content.isEmpty();
    }

    /** Newest wins; an equal version with other content replaces. */
    public boolean replaces(Head stored) {
        int order = version.compareTo(stored.version());
        return order > 0 || (order == 0 && !content.map(Json::hash).equals(stored.hash()));
    }

    /** Whether something that Optiply may show has changed; a row that was only touched comes with a new version and the same content. */
    public boolean changes(Head stored) {
        return !content.map(Json::hash).equals(stored.hash());
    }

    /** The same row with the links of what it replaces, for a deletion, whose event names none. */
    public SourceRow withLinks(SourceKind.Links others) {
        return new SourceRow(key, version, eventId, others, content);
    }
}
