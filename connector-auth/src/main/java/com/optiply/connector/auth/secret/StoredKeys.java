package com.optiply.connector.auth.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** The keys that stored values are sealed with. */
@ApplicationScoped
class StoredKeys {

    private final EntityManager database;

    StoredKeys(EntityManager database) {
        this.database = database;
    }

    /** Every key that some stored value needs; joins the caller's transaction. */
    List<KeyId> all() {
        List<KeyId> keys = new ArrayList<>();
        for (SealedColumn column : SealedColumn.all()) {
            for (Object prefix :
                    database.createNativeQuery(column.prefixes(), byte[].class).getResultList()) {
                keys.add(KeyId.of((byte[]) prefix));
            }
        }
        return keys.stream().distinct().toList();
    }
}
