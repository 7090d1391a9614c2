/**
 * How often Exact may be asked (Exact reference, section 2): calls per minute and day, one at a time per division, and rationed errors. Plain classes; time is
 * given to them, and it is Exact's.
 */
package com.optiply.connector.poller.budget;
