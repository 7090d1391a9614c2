/** How far the connector is: cursors, status and hints. */
package com.optiply.connector.model.progress;
