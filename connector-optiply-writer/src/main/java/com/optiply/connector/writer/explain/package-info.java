/** The writer's own small API for operators: why a value is as it is, how much is due, and try again. */
package com.optiply.connector.writer.explain;
