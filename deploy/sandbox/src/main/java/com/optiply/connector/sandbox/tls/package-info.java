/** HTTPS with an own certificate authority, made anew at every start; nothing of it is ever stored. */
package com.optiply.connector.sandbox.tls;
