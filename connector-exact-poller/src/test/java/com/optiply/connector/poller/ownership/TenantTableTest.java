package com.optiply.connector.poller.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.tenant.TenantState;
import com.optiply.connector.poller.fixture.Samples;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TenantTableTest {

    private final TenantTable table = new TenantTable();
    private final Samples first = Samples.orders("bakker-bv", 124132);
    private final Samples second = first.state(TenantState.PAUSED);

    @Test
    void the_newest_revision_wins_in_whatever_order_they_come() {
        assertThat(table.put(second.tenant())).isTrue();
        assertThat(table.put(first.tenant())).isFalse();

        assertThat(table.find(first.tenant().tenantId())).contains(second.tenant());
    }

    @Test
    void a_late_record_does_not_bring_a_tenant_back() {
        table.put(second.tenant());
        table.end(second.tenant().tenantId());

        assertThat(table.put(first.tenant())).isFalse();
        assertThat(table.isLive(first.tenant().tenantId())).isFalse();
    }

    @Test
    void the_same_id_may_be_used_again() {
        table.put(second.tenant());
        table.end(second.tenant().tenantId());
        Samples again = second.incarnation(UUID.randomUUID());

        assertThat(table.put(again.tenant())).isTrue();
        assertThat(table.find(again.tenant().tenantId())).contains(again.tenant());
    }
}
