package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.exact.StockRoom;
import com.optiply.connector.auth.problem.FieldProblem;
import com.optiply.connector.model.tenant.WarehouseChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Compares the chosen warehouses with those Exact has. */
final class WarehouseRules {

    private WarehouseRules() {}

    /**
     * @param field path of the list of codes in the request
     * @return one problem for each code that Exact does not have; none for global stock
     */
    static List<FieldProblem> unknown(WarehouseChoice chosen, List<StockRoom> there, String field) {
        List<FieldProblem> problems = new ArrayList<>();
        String codes = there.stream()
                .map(room -> room.code() + " (" + room.description() + ")")
                .collect(Collectors.joining(", "));
        for (int i = 0; i < chosen.codes().size(); i++) {
            String code = chosen.codes().get(i);
            if (there.stream().noneMatch(room -> room.code().equals(code))) {
                problems.add(new FieldProblem(
                        field + "[" + i + "]",
                        "names warehouse " + code + ", which the division does not have",
                        "Choose from: " + codes + "; or mode global for the sum of all"));
            }
        }
        return List.copyOf(problems);
    }
}
