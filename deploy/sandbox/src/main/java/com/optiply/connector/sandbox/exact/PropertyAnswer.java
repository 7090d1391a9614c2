package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.odata.AtomRows;
import com.optiply.connector.sandbox.exact.odata.JsonRows;
import com.optiply.connector.sandbox.exact.odata.ODataProblem;
import com.optiply.connector.sandbox.exact.odata.Rendering;
import com.optiply.connector.sandbox.exact.store.Row;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;

/** One property of a row at an address of its own, {@code Items(guid'…')/Code}, and naked with {@code /$value}. */
final class PropertyAnswer {
    private PropertyAnswer() {}

    /** The property, or with {@code naked} its mere text; {@link ODataProblem} 404 for the text of a missing value. */
    static Answer of(Call call, Rendering rendering, Field field, Row row, boolean naked) {
        if (!naked) {
            return Wire.of(call)
                    .answer(
                            () -> JsonRows.property(rendering, field, row),
                            () -> AtomRows.property(rendering, field, row));
        }
        String text = AtomRows.plain(rendering, field, row)
                .orElseThrow(() -> new ODataProblem(404, "Resource not found for the segment '" + field.name() + "'."));
        return Answer.of(200, "text/plain;charset=utf-8", text);
    }
}
