/** Settings of the writer, each with meaning and default. */
package com.optiply.connector.writer.config;
