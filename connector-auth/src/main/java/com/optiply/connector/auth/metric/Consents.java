package com.optiply.connector.auth.metric;

import com.optiply.connector.auth.grant.GrantState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the tenants and their consents stand, in one read without any secret. */
@ApplicationScoped
class Consents {

    /**
     * @param state  of the tenant, as the API spells it
     * @param grant  state of its consent
     * @param issued vendor time of the newest pair of tokens
     */
    record Standing(String tenant, String state, Optional<String> grant, Optional<Instant> issued) {}

    private static final String ALL = """
            select t.id, t.stage, g.state, g.issued_at from tenant t left join exact_grant g on g.id = t.grant_id""";

    private final EntityManager database;

    Consents(EntityManager database) {
        this.database = database;
    }

    List<Standing> all() {
        List<?> rows = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(ALL, Object[].class).getResultList());
        return rows.stream().map(row -> standing((Object[]) row)).toList();
    }

    private static Standing standing(Object[] row) {
        // Taken back or refused: whoever watches has the same to do.
        String grant = row[2] != null && GrantState.valueOf((String) row[2]).isLost()
                ? GrantState.NEEDS_CONSENT.name()
                : (String) row[2];
        String state = GrantState.NEEDS_CONSENT.name().equals(grant) ? grant : (String) row[1];
        return new Standing(
                (String) row[0],
                word(state),
                Optional.ofNullable(grant).map(Consents::word),
                Optional.ofNullable((Instant) row[3]));
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
