/** From what is due to what is acknowledged: reads inputs in one snapshot, plans the smallest call, makes it, records the answer. */
package com.optiply.connector.writer.reconcile;
