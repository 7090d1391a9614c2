package com.optiply.connector.auth.connect;

import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.auth.tenant.TenantRow;

/** A merchant on the pages of one link. */
record Visit(Secret link, TenantRow tenant, Words words) {

    String home() {
        return "/connect/" + link.reveal();
    }

    String path(Step step) {
        return home() + "/" + step.path();
    }

    Visit with(TenantRow changed) {
        return new Visit(link, changed, words);
    }
}
