/**
 * Who reads which tenant. Kafka's group protocol over {@code connector.tenant.v1} decides; a transactional producer per partition makes the decision hold
 * against former owners that do not know yet. Nothing below this package knows that there are other replicas.
 */
package com.optiply.connector.poller.ownership;
