package com.optiply.connector.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A line of a sales invoice: a row with a line number from 1 of {@code sync/SalesInvoice/SalesInvoices} (Exact reference, section 4.3). VAT rows (line number 9999) are not published. */
public record SalesInvoiceLine(
        @JsonProperty(required = true) @JsonPropertyDescription("Exact's id of the line.")
        UUID id,

        @JsonProperty(required = true) @JsonPropertyDescription("The invoice, see SalesInvoice.invoiceId.")
        UUID invoiceId,

        @JsonPropertyDescription("Invoice number; absent while it is a draft.")
        Integer invoiceNumber,

        @JsonPropertyDescription("Number of the line within the invoice.")
        Integer lineNumber,

        @JsonPropertyDescription("The item; absent on text lines.")
        UUID itemId,

        @JsonPropertyDescription("Code of the item, trimmed.")
        String itemCode,

        @JsonPropertyDescription("Description of the line.") String description,

        @JsonPropertyDescription("Invoiced quantity in default units; negative on returns.")
        BigDecimal quantity,

        @JsonPropertyDescription("Code of the unit, trimmed.")
        String unitCode,

        @JsonPropertyDescription("Price of one unit.") BigDecimal unitPrice,

        @JsonPropertyDescription("Price of one unit after discount.")
        BigDecimal netPrice,

        @JsonPropertyDescription("Discount as a fraction.") BigDecimal discount,

        @JsonPropertyDescription("Amount in the division's currency, excluding VAT; a sale is positive.")
        BigDecimal amountDC,

        @JsonPropertyDescription("Amount in the invoice's currency, excluding VAT; a sale is positive.")
        BigDecimal amountFC,

        @JsonPropertyDescription("VAT in the invoice's currency.")
        BigDecimal vatAmountFC,

        @JsonPropertyDescription("VAT rate as a fraction.") BigDecimal vatPercentage,

        @JsonPropertyDescription("The sales order the line comes from.")
        UUID salesOrderId,

        @JsonPropertyDescription("The line of that order.") UUID salesOrderLineId,
        @JsonPropertyDescription("Number of that order.") Integer salesOrderNumber,
        @JsonPropertyDescription("Date of delivery.") LocalDate deliveryDate,

        @JsonPropertyDescription("When the line was created.")
        Instant created,

        @JsonPropertyDescription("When the line was last changed.")
        Instant modified) {}
