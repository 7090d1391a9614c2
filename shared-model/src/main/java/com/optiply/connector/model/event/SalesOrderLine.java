package com.optiply.connector.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A line of a sales order, as {@code sync/SalesOrder/SalesOrderLines} gives it (Exact reference, section 4.3). A negative quantity is a trade-in. */
public record SalesOrderLine(
        @JsonProperty(required = true) @JsonPropertyDescription("Exact's id of the line.")
        UUID id,

        @JsonProperty(required = true) @JsonPropertyDescription("The order, see SalesOrder.orderId.")
        UUID orderId,

        @JsonPropertyDescription("Order number that people use.")
        Integer orderNumber,

        @JsonPropertyDescription("Number of the line within the order.")
        Integer lineNumber,

        @JsonPropertyDescription("The item; absent on text lines.")
        UUID itemId,

        @JsonPropertyDescription("Code of the item, trimmed.")
        String itemCode,

        @JsonPropertyDescription("Description of the line.") String description,

        @JsonProperty(required = true) @JsonPropertyDescription("Open, partial, complete, cancelled or other.")
        String status,

        @JsonPropertyDescription("Exact's number: 12, 20, 21 or 45.")
        Integer statusCode,

        @JsonPropertyDescription("Ordered quantity in default units.")
        BigDecimal quantity,

        @JsonPropertyDescription("Delivered quantity in default units.")
        BigDecimal quantityDelivered,

        @JsonPropertyDescription("Invoiced quantity in default units.")
        BigDecimal quantityInvoiced,

        @JsonPropertyDescription("Code of the unit, trimmed.")
        String unitCode,

        @JsonPropertyDescription("Price of one unit.") BigDecimal unitPrice,

        @JsonPropertyDescription("Price of one unit after discount.")
        BigDecimal netPrice,

        @JsonPropertyDescription("Discount as a fraction.") BigDecimal discount,

        @JsonPropertyDescription("Amount in the division's currency, excluding VAT.")
        BigDecimal amountDC,

        @JsonPropertyDescription("Amount in the order's currency, excluding VAT.")
        BigDecimal amountFC,

        @JsonPropertyDescription("VAT in the order's currency.")
        BigDecimal vatAmount,

        @JsonPropertyDescription("VAT rate as a fraction.") BigDecimal vatPercentage,

        @JsonPropertyDescription("Date on which delivery is wanted.")
        LocalDate deliveryDate,

        @JsonPropertyDescription("Whether the supplier delivers to the customer.")
        boolean useDropShipment,

        @JsonPropertyDescription("When the line was created.")
        Instant created,

        @JsonPropertyDescription("When the line was last changed.")
        Instant modified) {}
