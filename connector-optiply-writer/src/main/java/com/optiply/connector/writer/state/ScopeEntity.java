package com.optiply.connector.writer.state;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A scope as an object, for looking at it. */
@Entity
@Immutable
@Table(name = "scope")
public class ScopeEntity extends PanacheEntityBase {

    @Id
    @Column(name = "scope_id")
    public Long id;

    @Column(name = "tenant_id")
    public String tenantId;

    public UUID incarnation;
    public int division;
    public String state;
    public long revision;

    @Column(name = "account_id")
    public Long accountId;

    /** The scope a tenant works in now. */
    public static Optional<ScopeEntity> current(String tenantId) {
        return find("tenantId = ?1 and state in (?2) order by id desc", tenantId, List.of("active", "paused"))
                .firstResultOptional();
    }
}
