package com.optiply.connector.writer.mapping;

import com.optiply.connector.model.tenant.WarehouseChoice;
import com.optiply.connector.model.tenant.WarehouseChoice.Mode;
import java.util.List;

/** Whose stock and whose orders count (Exact reference, section 4.2; Optiply reference, section 6.3). */
public record ChosenWarehouses(WarehouseChoice choice) {

    private static final String DEFAULT_CODE = "1";

    public ChosenWarehouses {
        if (choice.mode() == Mode.DEFAULT && choice.codes().isEmpty()) {
            choice = new WarehouseChoice(Mode.DEFAULT, List.of(DEFAULT_CODE));
        }
    }

    public boolean all() {
        return choice.mode() == Mode.GLOBAL;
    }

    /** @param code trimmed code of a warehouse */
    public boolean include(String code) {
        return choice.includes(code);
    }
}
