package com.optiply.connector.poller.stream;

import com.optiply.connector.poller.wire.BadRow;
import com.optiply.connector.poller.wire.ExactRow;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Which amounts of {@code sync/SalesInvoice/SalesInvoices} come with reversed sign (Exact reference, section 3.7, known from users only). The rows tell it
 * themselves: a line's amount must have the sign of its quantity times its price, a header's that of the sum of its lines. A row that cannot tell follows the
 * others of its page, then those of the tenant's pages before; as long as none can tell, headers are reversed and lines are not.
 */
final class InvoiceSigns {

    private static final long KNOWN = 4;
    private static final long LINE = 2;
    private static final long HEADER = 1;

    /** A line's amount may be rounded by so much. */
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** What the lines of one invoice on this page add up to, a sale being positive. */
    private final Map<UUID, BigDecimal> sums = new HashMap<>();

    private final Map<UUID, Integer> lines = new HashMap<>();
    private final int usualLine;
    private final int usualHeader;

    /** What the reference says, before any row was seen. */
    InvoiceSigns() {
        this(1, -1);
    }

    private InvoiceSigns(int usualLine, int usualHeader) {
        this.usualLine = usualLine;
        this.usualHeader = usualHeader;
    }

    /** As it was learned before. @param learned 0 for nothing */
    static InvoiceSigns learned(long learned) {
        return learned == 0
                ? new InvoiceSigns()
                : new InvoiceSigns((learned & LINE) == 0 ? 1 : -1, (learned & HEADER) == 0 ? 1 : -1);
    }

    /** The usual signs as one number; 0 as long as they are what the reference says. */
    long learned() {
        return usualLine == 1 && usualHeader == -1
                ? 0
                : KNOWN | (usualLine < 0 ? LINE : 0) | (usualHeader < 0 ? HEADER : 0);
    }

    /** @param before what the tenant's pages before have told */
    InvoiceSigns(List<ExactRow> page, InvoiceSigns before) {
        usualLine = majority(page.stream().mapToInt(InvoiceSigns::evidence), before.usualLine);
        page.forEach(this::add);
        usualHeader = majority(page.stream().mapToInt(this::headerEvidence), before.usualHeader);
    }

    /** @return what the amounts of this line are to be multiplied with: 1 or -1 */
    int ofLine(ExactRow row) {
        int evidence = evidence(row);
        return evidence == 0 ? usualLine : evidence;
    }

    /** @return what the amounts of this header are to be multiplied with: 1 or -1 */
    int ofHeader(ExactRow row) {
        int evidence = headerEvidence(row);
        return evidence == 0 ? usualHeader : evidence;
    }

    private static int majority(IntStream votes, int otherwise) {
        int sum = votes.sum();
        return sum == 0 ? otherwise : Integer.signum(sum);
    }

    /**
     * 1 as it should be, -1 reversed, 0 cannot tell: the lines on this page add up to nothing, or not to the header, so that some of them may be on another
     * page.
     */
    private int headerEvidence(ExactRow row) {
        try {
            UUID invoice = row.needId("InvoiceID");
            BigDecimal sum = sums.getOrDefault(invoice, BigDecimal.ZERO);
            if (!InvoiceRows.isHeader(row) || sum.signum() == 0) {
                return 0;
            }
            BigDecimal rounding = CENT.multiply(BigDecimal.valueOf(lines.get(invoice)));
            // Prices may include VAT, and then so do the lines.
            int withoutVat = agreement(row.decimal("AmountFCExclVat"), sum, rounding);
            return withoutVat == 0 ? agreement(row.decimal("AmountFC"), sum, rounding) : withoutVat;
        } catch (BadRow e) {
            return 0;
        }
    }

    private static int agreement(BigDecimal amount, BigDecimal sum, BigDecimal rounding) {
        if (amount == null || amount.abs().subtract(sum.abs()).abs().compareTo(rounding) > 0) {
            return 0;
        }
        return amount.signum() * sum.signum();
    }

    private void add(ExactRow row) {
        try {
            BigDecimal amount = row.decimal("AmountFC");
            if (InvoiceRows.isLine(row) && amount != null) {
                sums.merge(row.needId("InvoiceID"), amount.multiply(BigDecimal.valueOf(ofLine(row))), BigDecimal::add);
                lines.merge(row.needId("InvoiceID"), 1, Integer::sum);
            }
        } catch (BadRow e) {
            // Not a witness; it becomes a dead letter when its turn comes.
        }
    }

    /** 1 as it should be, -1 reversed, 0 cannot tell. */
    private static int evidence(ExactRow row) {
        try {
            BigDecimal amount = row.decimal("AmountFC");
            BigDecimal quantity = row.decimal("Quantity");
            BigDecimal price = row.decimal("NetPrice") == null ? row.decimal("UnitPrice") : row.decimal("NetPrice");
            if (!InvoiceRows.isLine(row) || amount == null || quantity == null || price == null) {
                return 0;
            }
            return amount.signum() * quantity.signum() * price.signum();
        } catch (BadRow e) {
            return 0;
        }
    }
}
