/**
 * Whether what this service does over and over by itself goes on: each task tells its steps, and the liveness check is down when one of them has taken none for
 * longer than its longest step can take. A step ends in every outcome, a refused connection included; so this is about our own loops and never about a vendor or
 * the database, whose absence no restart would end.
 */
package com.optiply.connector.auth.round;
