/** The whole writer against a real broker, a real PostgreSQL and the sandbox. */
package com.optiply.connector.writer.service;
