/** The vocabulary of log lines. The services put it into JSON; people read it in the text. */
package com.optiply.connector.model.log;
