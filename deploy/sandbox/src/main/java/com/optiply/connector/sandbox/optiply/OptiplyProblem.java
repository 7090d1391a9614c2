package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.switches.OptiplySwitch;
import com.optiply.connector.sandbox.switches.Switches;

/** A refusal: its status, and the text that the error body carries. */
final class OptiplyProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    OptiplyProblem(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** A missing attribute or a value out of range. */
    static OptiplyProblem invalid(Switches switches, String message) {
        return new OptiplyProblem(switches.number(OptiplySwitch.VALIDATION_STATUS), message);
    }

    int status() {
        return status;
    }
}
