package com.optiply.connector.local.demo;

import com.optiply.connector.local.onboarding.Merchant;
import com.optiply.connector.local.onboarding.OperatorApi;
import com.optiply.connector.local.process.Port;
import com.optiply.connector.local.process.Ports;
import com.optiply.connector.local.process.Stack;
import java.util.List;

/** Where to look while the stack runs. */
final class Addresses {

    private Addresses() {}

    static List<String> lines(Stack stack, OperatorApi operator, String tenant, Merchant merchant) {
        Ports ports = stack.ports();
        return List.of(
                "",
                "Look around:",
                "  operator's API      " + ports.url(Port.AUTH) + "/api/v1/tenants/" + tenant + "   OpenAPI: "
                        + ports.url(Port.AUTH) + "/q/openapi",
                "  a token for it      curl -s -u operator:operator-secret -d grant_type=client_credentials "
                        + stack.issuer() + "/protocol/openid-connect/token",
                "  connect by hand     " + operator.linkToTry(tenant) + "   (log in as "
                        + merchant.exact().path("userName").asText() + " / "
                        + merchant.exact().path("password").asText() + ")",
                "  Exact's rows        " + ports.url(Port.SANDBOX) + "/exact/" + merchant.division() + "/Items",
                "  Optiply's records   " + ports.url(Port.SANDBOX) + "/optiply/" + merchant.account() + "/products",
                "  events              kcat -b " + stack.bootstrapServers()
                        + " -X isolation.level=read_committed -t exact.item.v1 -C -o beginning -e -f '%k %h\\n%s\\n'",
                "  databases           psql postgresql://postgres:postgres@localhost:" + ports.of(Port.POSTGRES)
                        + "/writer",
                "  logs                " + stack.state().logs(),
                "Ctrl-C stops everything. Until then something changes in Exact every 20 seconds:",
                "");
    }
}
