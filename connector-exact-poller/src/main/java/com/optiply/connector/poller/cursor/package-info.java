/** How far a stream has been read, what a cursor is valid for, and the ring of rows against which a re-read is compared. Plain rules. */
package com.optiply.connector.poller.cursor;
