/** The vendors' clock: every vendor rule reads it, and it can be set and sped up. */
package com.optiply.connector.sandbox.clock;
