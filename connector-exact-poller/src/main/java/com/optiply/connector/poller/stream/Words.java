package com.optiply.connector.poller.stream;

/** Exact's numbers in words (Exact reference, sections 4.3 and 4.6); a number nobody has documented is {@code other}. */
final class Words {

    private Words() {}

    static String orderStatus(Integer code) {
        return switch (code) {
            case 12 -> "open";
            case 20 -> "partial";
            case 21 -> "complete";
            case 45 -> "cancelled";
            case null, default -> "other";
        };
    }

    static String approval(Integer code) {
        return switch (code) {
            case 0 -> "awaiting";
            case 1 -> "automatic";
            case 2 -> "approved";
            case null, default -> "other";
        };
    }

    static String invoiceType(Integer code) {
        return switch (code) {
            case 8020 -> "sales-invoice";
            case 8021 -> "credit-note";
            case 8023 -> "direct-sales-invoice";
            case 8024 -> "direct-credit-note";
            case null, default -> "other";
        };
    }

    static String invoiceStatus(Integer code) {
        return switch (code) {
            case 10 -> "draft";
            case 20 -> "open";
            case 50 -> "processed";
            case null, default -> "other";
        };
    }

    static String bomStatus(Integer code) {
        return switch (code) {
            case 10 -> "change-pending";
            case 20 -> "change-approved";
            case 30 -> "active";
            case 40 -> "historic";
            case null, default -> "other";
        };
    }

    static String materialType(Integer code) {
        return switch (code) {
            case 1 -> "material";
            case 2 -> "by-product";
            case null, default -> "other";
        };
    }
}
