package com.optiply.connector.auth.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.optiply.connector.auth.exact.StockRoom;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.model.tenant.StreamCommand;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.tenant.TenantState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Formula;

/** A row of {@code tenant}. Readable outside a transaction; changed only inside one, by {@link Tenants}. */
@Entity(name = "TenantRow")
@Table(name = "tenant")
public class TenantRow {
    @Id
    String id;

    UUID incarnation;
    String name;
    String email;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    Language language;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    Stage stage;

    String country;

    @Column(name = "exact_client_id")
    String exactClientId;

    @Column(name = "exact_client_secret")
    byte[] exactClientSecret;

    String settings;

    @Column(name = "optiply_account")
    long optiplyAccount;

    @Column(name = "optiply_coupling")
    long optiplyCoupling;

    @Column(name = "optiply_client_id")
    String optiplyClientId;

    @Column(name = "optiply_client_secret")
    byte[] optiplyClientSecret;

    @Column(name = "optiply_username")
    String optiplyUsername;

    @Column(name = "optiply_password")
    byte[] optiplyPassword;

    @Column(name = "grant_id")
    UUID grantId;

    Integer division;
    String warehouses;
    String streams;
    long revision;

    @Column(name = "changed_at")
    Instant changedAt;

    @Formula(
            "(select case when g.state in ('ACTIVE', 'WAITING') and g.lease_until > now() then 'REFRESHING' else g.state end"
                    + " from exact_grant g where g.id = grant_id)")
    String accessWord;

    @Formula("(select g.trouble from exact_grant g where g.id = grant_id)")
    String accessTrouble;

    public TenantId tenantId() {
        return new TenantId(id);
    }

    public UUID incarnation() {
        return incarnation;
    }

    public String name() {
        return name;
    }

    public Language language() {
        return language;
    }

    public Stage stage() {
        return stage;
    }

    public String country() {
        return country;
    }

    public String exactClientId() {
        return exactClientId;
    }

    /** Whether client id and secret of the app at Exact are known. */
    public boolean hasApp() {
        return !exactClientId.isEmpty();
    }

    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    public Optional<UUID> grant() {
        return Optional.ofNullable(grantId);
    }

    public Optional<Integer> division() {
        return Optional.ofNullable(division);
    }

    public State state() {
        return access().filter(ExactAccess.Word::isLost).isPresent()
                ? State.NEEDS_CONSENT
                : State.valueOf(stage.name());
    }

    /** How the access to Exact fares; empty before the first consent. */
    Optional<ExactAccess.Word> access() {
        return Optional.ofNullable(accessWord).map(ExactAccess.Word::valueOf);
    }

    public Settings settings() {
        return read(settings, new TypeReference<>() {});
    }

    Map<String, StreamCommand> streams() {
        return read(streams, new TypeReference<>() {});
    }

    /** The warehouses as they were at activation. */
    List<StockRoom> warehouses() {
        return read(warehouses, new TypeReference<>() {});
    }

    /** What the topic says of the tenant; a tenant whose consent is lost is shown as paused, so that nobody polls in vain and nothing is forgotten. */
    public Tenant published() {
        TenantState desired = state() == State.ACTIVE ? TenantState.ACTIVE : TenantState.PAUSED;
        return new Tenant(
                tenantId(), incarnation, revision, desired, division, country, settings(), streams(), changedAt);
    }

    public long revision() {
        return revision;
    }

    /** Takes the grant of a consent; to be called inside {@link Tenants#change}. @return the grant it had before, when that was another */
    public Optional<UUID> connect(UUID grant) {
        Optional<UUID> before = grant().filter(known -> !known.equals(grant));
        grantId = grant;
        if (stage == Stage.CREATED) {
            stage = Stage.CONNECTED;
        }
        return before;
    }

    static String json(Object value) {
        return new String(EventJson.write(value), UTF_8);
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return EventJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column of tenant holds no " + type.getType(), e);
        }
    }
}
