/** What became of the data at its borders: writes to Optiply, and rows and resources that do not pass. */
package com.optiply.connector.model.outcome;
