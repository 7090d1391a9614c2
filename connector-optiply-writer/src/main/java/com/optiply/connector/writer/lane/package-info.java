/** Who works for which tenant: lanes are claimed by lease and epoch in PostgreSQL, and run here. */
package com.optiply.connector.writer.lane;
