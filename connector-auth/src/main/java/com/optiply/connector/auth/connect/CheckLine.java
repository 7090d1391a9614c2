package com.optiply.connector.auth.connect;

/** A check as the merchant sees it. */
record CheckLine(String text, boolean passed, String remedy) {}
