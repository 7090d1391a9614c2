/**
 * Webhooks (Exact reference §5): subscriptions of apps, and the deliveries that changes of rows cause, on the vendors'
 * clock. Deliveries are sent in the background and never hold up the change that caused them.
 */
package com.optiply.connector.sandbox.exact.webhook;
