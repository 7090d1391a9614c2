package com.optiply.connector.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * The sandbox for a Quarkus test: sets the OIDC addresses and the vendor clock, and {@code sandbox.exact|optiply|oidc|admin} for the test itself.
 */
public final class SandboxTestResource implements QuarkusTestResourceLifecycleManager {

    private SandboxProcess sandbox;

    @Override
    public Map<String, String> start() {
        sandbox = SandboxProcess.start();
        Map<String, String> settings = new HashMap<>();
        settings.put("sandbox.exact", sandbox.exact().toString());
        settings.put("sandbox.optiply", sandbox.optiply().toString());
        settings.put("sandbox.oidc", sandbox.oidc().toString());
        settings.put("sandbox.admin", sandbox.admin().toString());
        settings.put("quarkus.oidc.auth-server-url", sandbox.oidc().toString());
        settings.put("quarkus.oidc-client.auth-server-url", sandbox.oidc().toString());
        settings.put("connector.clock.sandbox-url", sandbox.admin() + "/clock");
        settings.put("connector.environment", "local");
        return settings;
    }

    @Override
    public void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
