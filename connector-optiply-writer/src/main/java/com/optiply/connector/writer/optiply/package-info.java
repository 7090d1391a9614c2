/** Everything that is known about Optiply's HTTP interface. One class talks HTTP; access tokens come from connector-auth. */
package com.optiply.connector.writer.optiply;
