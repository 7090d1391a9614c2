/** {@code deploy/local/up} without {@code --check}: a demo tenant to look at, with progress on one screen and a few changes in Exact every minute. */
package com.optiply.connector.local.demo;
