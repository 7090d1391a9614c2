package com.optiply.connector.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The header of a sales invoice: the row with line number 0 of {@code sync/SalesInvoice/SalesInvoices}. Exact reports the amounts of that row with reversed sign; here a sale is positive (Exact reference, section 3.7). */
public record SalesInvoice(
        @JsonProperty(required = true) @JsonPropertyDescription("Id of the row, which Exact's deletions name.")
        UUID id,

        @JsonProperty(required = true) @JsonPropertyDescription("Id of the invoice, which its lines refer to.")
        UUID invoiceId,

        @JsonPropertyDescription("Invoice number; absent while it is a draft.")
        Integer invoiceNumber,

        @JsonPropertyDescription("Order number that people use.")
        Integer orderNumber,

        @JsonProperty(required = true)
        @JsonPropertyDescription("Sales-invoice, credit-note, direct-sales-invoice, direct-credit-note or other.")
        String type,

        @JsonPropertyDescription("Exact's number: 8020, 8021, 8023 or 8024.")
        Integer typeCode,

        @JsonProperty(required = true) @JsonPropertyDescription("Draft, open, processed or other.")
        String status,

        @JsonPropertyDescription("Exact's number: 10, 20 or 50.")
        Integer statusCode,

        @JsonPropertyDescription("Date of the invoice; may be absent or change until it is printed.")
        LocalDate invoiceDate,

        @JsonPropertyDescription("Date of the order.") LocalDate orderDate,

        @JsonPropertyDescription("Date on which payment is due.")
        LocalDate dueDate,

        @JsonPropertyDescription("Account of the customer.") UUID orderedById,

        @JsonPropertyDescription("Warehouse; only on direct invoices.")
        UUID warehouseId,

        @JsonPropertyDescription("ISO 4217 code of the FC amounts.")
        String currency,

        @JsonPropertyDescription("Amount in the division's currency, including VAT.")
        BigDecimal amountDC,

        @JsonPropertyDescription("Amount in the invoice's currency, including VAT.")
        BigDecimal amountFC,

        @JsonPropertyDescription("Amount in the invoice's currency, excluding VAT.")
        BigDecimal amountFCExclVat,

        @JsonPropertyDescription("VAT in the invoice's currency.")
        BigDecimal vatAmountFC,

        @JsonPropertyDescription("Reference of the customer.")
        String yourRef,

        @JsonPropertyDescription("When the invoice was created.")
        Instant created,

        @JsonPropertyDescription("When the invoice was last changed.")
        Instant modified) {}
