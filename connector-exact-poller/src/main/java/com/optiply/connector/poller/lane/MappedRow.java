package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.SeenRow;
import com.optiply.connector.poller.stream.RowEvent;
import java.util.List;

/** A new row of a page. @param events none for rows that are not published and for bad ones */
record MappedRow(SeenRow seen, List<RowEvent> events) {}
