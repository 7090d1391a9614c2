package com.optiply.connector.sandbox.switches;

/** A behaviour that a reference calls uncertain, or a limit that differs between contracts. */
public interface Setting {

    /** The name used in the admin API. */
    String label();

    /** The value at start: a Boolean, a Number or a String, which is also the type it keeps. */
    Object standard();

    /** Where the references speak of it. */
    String source();

    /** What it does. */
    String meaning();
}
