package com.optiply.connector.writer.mapping;

/** Thrown by a rule inside this package when a value does not fit; the mapping of the record turns it into its outcome. */
final class DoesNotFitException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String causeName;
    private final String remedy;

    DoesNotFitException(String causeName, String message, String remedy) {
        super(message, null, false, false);
        this.causeName = causeName;
        this.remedy = remedy;
    }

    Outcome.DoesNotFit outcome() {
        return new Outcome.DoesNotFit(causeName, getMessage(), remedy);
    }
}
