package com.optiply.connector.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The header of a sales order, as {@code sync/SalesOrder/SalesOrderHeaders} gives it (Exact reference, section 4.3). Names of customers are left out on purpose. */
public record SalesOrder(
        @JsonProperty(required = true) @JsonPropertyDescription("Id of the row, which Exact's deletions name.")
        UUID id,

        @JsonProperty(required = true) @JsonPropertyDescription("Id of the order, which its lines refer to.")
        UUID orderId,

        @JsonPropertyDescription("Order number that people use.")
        Integer orderNumber,

        @JsonProperty(required = true) @JsonPropertyDescription("Open, partial, complete, cancelled or other.")
        String status,

        @JsonPropertyDescription("Exact's number: 12, 20, 21 or 45.")
        Integer statusCode,

        @JsonPropertyDescription("Open, partial, complete, cancelled or other.")
        String deliveryStatus,

        @JsonPropertyDescription("Exact's number.") Integer deliveryStatusCode,

        @JsonPropertyDescription("Open, partial, complete, cancelled or other.")
        String invoiceStatus,

        @JsonPropertyDescription("Exact's number.") Integer invoiceStatusCode,

        @JsonPropertyDescription("Awaiting, automatic, approved or other.")
        String approvalStatus,

        @JsonPropertyDescription("Exact's number: 0, 1 or 2.")
        Integer approvalStatusCode,

        @JsonPropertyDescription("Date of the order.") LocalDate orderDate,

        @JsonPropertyDescription("Date on which delivery is wanted.")
        LocalDate deliveryDate,

        @JsonPropertyDescription("Account of the customer.") UUID orderedById,
        @JsonPropertyDescription("Warehouse that delivers.") UUID warehouseId,

        @JsonPropertyDescription("Code of that warehouse, trimmed.")
        String warehouseCode,

        @JsonPropertyDescription("ISO 4217 code of the FC amounts.")
        String currency,

        @JsonPropertyDescription("Amount in the division's currency, including VAT.")
        BigDecimal amountDC,

        @JsonPropertyDescription("Amount in the order's currency, including VAT.")
        BigDecimal amountFC,

        @JsonPropertyDescription("Amount in the order's currency, excluding VAT.")
        BigDecimal amountFCExclVat,

        @JsonPropertyDescription("VAT in the order's currency.")
        BigDecimal vatAmount,

        @JsonPropertyDescription("Reference of the customer.")
        String yourRef,

        @JsonPropertyDescription("When the order was created.")
        Instant created,

        @JsonPropertyDescription("When the header was last changed; a change of a line does not show here.")
        Instant modified) {}
