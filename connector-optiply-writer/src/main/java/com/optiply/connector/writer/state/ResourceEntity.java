package com.optiply.connector.writer.state;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A resource as an object, for looking at it one at a time; the ledger writes. */
@Entity
@Immutable
@Table(name = "resource")
@IdClass(ResourceEntity.Key.class)
public class ResourceEntity extends PanacheEntityBase {

    /** The primary key. */
    public record Key(String type, Long scopeId, String key) implements Serializable {}

    @Id
    public String type;

    @Id
    @Column(name = "scope_id")
    public Long scopeId;

    @Id
    public String key;

    public long wanted;
    public long done;
    public String state;

    @Column(name = "marked_at")
    public Instant markedAt;

    @Column(name = "due_at")
    public Instant dueAt;

    @Column(name = "optiply_id")
    public String optiplyId;

    public String acknowledged;
    public String intent;
    public int attempts;
    public String cause;
    public String message;
    public String remedy;
    public String notes;

    @Column(name = "http_status")
    public Integer httpStatus;

    @Column(name = "changed_at")
    public Instant changedAt;
}
