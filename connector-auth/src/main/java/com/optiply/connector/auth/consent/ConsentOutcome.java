package com.optiply.connector.auth.consent;

import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.tenant.TenantRow;
import java.util.Optional;

/** What the merchant is told when the browser comes back from Exact. */
public sealed interface ConsentOutcome {

    /** Access is given. */
    record Connected(TenantRow tenant) implements ConsentOutcome {}

    /** Access is given and stored; Exact has not yet told who the user is, which is asked again by itself. */
    record Finishing(TenantRow tenant) implements ConsentOutcome {}

    /** @param tenant empty when the state does not tell */
    record Failed(ProblemException problem, Optional<TenantRow> tenant) implements ConsentOutcome {}
}
