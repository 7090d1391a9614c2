/** Where the vendors' time comes from. Rules in vendor time take {@link com.optiply.connector.model.time.VendorClock}; waits are converted by it. */
package com.optiply.connector.poller.time;
