/** A tenant as the other services and the taps see it: settings and desired state, without secrets. */
package com.optiply.connector.model.tenant;
