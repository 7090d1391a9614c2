package com.optiply.connector.auth.connect;

/** One option of a form. */
record Choice(String value, String label, boolean chosen) {}
