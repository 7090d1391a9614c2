/** The HTTP edge shared by all faces: a request and an answer as values, and the server that applies faults and keeps evidence. */
package com.optiply.connector.sandbox.http;
