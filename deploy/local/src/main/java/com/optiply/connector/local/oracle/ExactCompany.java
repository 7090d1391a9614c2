package com.optiply.connector.local.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** All raw rows of one Exact company that the oracle looks at, by entity. */
public final class ExactCompany {

    /** The entities the oracle reads, by the sandbox's names. */
    public static final List<String> ENTITIES = List.of(
            "Items",
            "SalesItemPrices",
            "StockPositions",
            "Warehouses",
            "SalesOrderHeaders",
            "SalesOrderLines",
            "SalesInvoices",
            "BillOfMaterialVersions",
            "BillOfMaterialMaterials",
            "AssemblyBillOfMaterialHeaders",
            "AssemblyBillOfMaterialMaterials");

    private final Map<String, List<Row>> rows = new HashMap<>();

    private ExactCompany() {}

    /** @param read gives the array of all rows of an entity */
    public static ExactCompany read(Function<String, JsonNode> read) {
        ExactCompany company = new ExactCompany();
        for (String entity : ENTITIES) {
            company.rows.put(
                    entity,
                    StreamSupport.stream(read.apply(entity).spliterator(), false)
                            .map(Row::new)
                            .toList());
        }
        return company;
    }

    List<Row> rows(String entity) {
        return rows.get(entity);
    }

    /** @return how many rows of an entity there are */
    public int count(String entity) {
        return rows(entity).size();
    }
}
