package com.optiply.connector.writer.mapping;

/** What is known about the product of an item that a composition or an order refers to. */
public sealed interface ProductRef {

    /** Optiply has it. */
    record Known(long optiplyId) implements ProductRef {}

    /** It is never created: a fee, an item that is not in use. */
    record Excluded() implements ProductRef {}

    /** The item is known, Optiply does not have the product yet. */
    record Pending() implements ProductRef {}

    /** It cannot be written as it is, so that nothing that needs it can be either. */
    record Unwritable() implements ProductRef {}

    /** Nobody has heard of the item. */
    record Unknown() implements ProductRef {}
}
