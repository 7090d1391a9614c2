/** Complete before sent: whether the first loads have been consumed on which a value rests. */
package com.optiply.connector.writer.gate;
