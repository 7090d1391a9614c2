package com.optiply.connector.local.check;

import java.util.List;

/** Something is not as it must be. */
public final class CheckFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 12;

    CheckFailed(String what, List<String> details) {
        super(what + shown(details));
    }

    private static String shown(List<String> details) {
        StringBuilder text = new StringBuilder();
        details.stream().limit(SHOWN).forEach(detail -> text.append("\n  - ").append(detail));
        if (details.size() > SHOWN) {
            text.append("\n  … and ").append(details.size() - SHOWN).append(" more");
        }
        return text.toString();
    }
}
