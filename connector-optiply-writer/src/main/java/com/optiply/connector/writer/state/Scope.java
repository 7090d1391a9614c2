package com.optiply.connector.writer.state;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.tenant.Settings;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * One incarnation of a tenant on one Exact division; all rows and resources belong to one.
 *
 * @param revision        of the tenant's record that was obeyed last, -1 before the first
 * @param settings        empty before the first record
 * @param account         Optiply's account its resources live in, once known
 * @param remoteIdRefused types of records for which the account refuses the attribute remoteId (Optiply reference, conflict C1)
 * @param productsSince   vendor time at which all first loads of products had been consumed
 * @param withdrawn       whether what was written is to leave Optiply again
 * @param nameless        whether the account has records without a remote id that may be ours
 */
public record Scope(
        long id,
        Name name,
        ScopeState state,
        long revision,
        Optional<Settings> settings,
        OptionalLong account,
        Set<ResourceType> remoteIdRefused,
        Optional<Instant> productsSince,
        boolean withdrawn,
        boolean nameless) {

    public Scope {
        remoteIdRefused = Set.copyOf(remoteIdRefused);
    }

    /** The same with other settings. */
    public Scope with(Settings others) {
        return new Scope(
                id,
                name,
                state,
                revision,
                Optional.of(others),
                account,
                remoteIdRefused,
                productsSince,
                withdrawn,
                nameless);
    }

    /** What events say about where they belong. */
    public record Name(TenantId tenant, UUID incarnation, int division) {}

    public TenantId tenant() {
        return name.tenant();
    }
}
