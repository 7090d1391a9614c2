/**
 * Publishes tenants on {@code connector.tenant.v1}: after every committed change, and by a sweep for what a crash left behind. Only this package writes that
 * topic. A record carries the whole desired state with a revision; readers keep the highest.
 */
package com.optiply.connector.auth.publish;
