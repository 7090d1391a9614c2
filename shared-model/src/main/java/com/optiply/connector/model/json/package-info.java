/** How values are written as JSON and read back. */
package com.optiply.connector.model.json;
