/** What the writer tells others: write results, dead letters, status, metrics and health. */
package com.optiply.connector.writer.report;
