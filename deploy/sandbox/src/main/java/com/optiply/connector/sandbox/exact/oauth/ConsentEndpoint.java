package com.optiply.connector.sandbox.exact.oauth;

import com.optiply.connector.sandbox.exact.App;
import com.optiply.connector.sandbox.exact.Directory;
import com.optiply.connector.sandbox.exact.User;
import com.optiply.connector.sandbox.exact.model.ExactModel;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.http.Params;
import com.optiply.connector.sandbox.switches.Switch;
import com.optiply.connector.sandbox.switches.Switches;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The browser's side: {@code /api/oauth2/auth} and the login page (Exact reference §1.2). */
public final class ConsentEndpoint {
    public static final String LOGIN = "/docs/Login.aspx";
    private static final String COOKIE = "ExactOnlineSession";

    private final Directory directory;
    private final Grants grants;
    private final Switches switches;
    private final Map<String, User> sessions = new ConcurrentHashMap<>();

    public ConsentEndpoint(Directory directory, Grants grants, Switches switches) {
        this.directory = directory;
        this.grants = grants;
        this.switches = switches;
    }

    /** Ends all sessions. */
    public void clear() {
        sessions.clear();
    }

    /** The login page and its form. */
    public Answer login(Call call, String country) {
        if (!call.method().equals("POST")) {
            return Pages.login(base(call), call.query().text("ReturnUrl"), "");
        }
        Params form = call.form();
        String returnUrl = form.text("ReturnUrl");
        Optional<User> user = directory
                .user(form.text("UserName").strip(), country)
                .filter(known -> known.hasPassword(form.text("Password")));
        if (user.isEmpty()) {
            return Pages.login(base(call), returnUrl, "The user name or the password is not correct.");
        }
        String session = UUID.randomUUID().toString();
        sessions.put(session, user.get());
        String target =
                returnUrl.startsWith("/api/oauth2/auth") ? returnUrl.replace("force_login=1", "force_login=0") : LOGIN;
        return Answer.redirect(target).with("Set-Cookie", COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Lax");
    }

    /** The authorize request and the consent form. */
    public Answer authorize(Call call, String country) {
        Params query = call.query();
        Optional<App> app = directory.app(query.text("client_id"), country);
        String redirectUri = query.text("redirect_uri");
        if (app.isEmpty()) {
            return Pages.error(400, "The client_id is not known.");
        }
        if (!acceptable(app.get(), redirectUri)) {
            return Pages.error(401, "The redirect_uri is not the one registered for this app.");
        }
        if (!Set.of("code", "token").contains(query.text("response_type"))) {
            return Pages.error(400, "The response_type must be code or token.");
        }
        Optional<User> user = session(call).filter(known -> known.country().equals(country));
        boolean posted = call.method().equals("POST");
        if (user.isEmpty() || !posted && query.text("force_login").equals("1")) {
            String returnUrl = call.path() + "?" + call.rawQuery();
            return Answer.redirect(LOGIN + "?ReturnUrl=" + encode(returnUrl));
        }
        if (!app.get().admits(user.get().userName())) {
            return Pages.error(
                    403, "This app is not available to your account yet. Request permission from its owner.");
        }
        return posted ? decide(call, app.get(), user.get(), redirectUri) : consentPage(call, app.get(), user.get(), "");
    }

    private Answer consentPage(Call call, App app, User user, String message) {
        return Pages.consent(
                base(call) + call.path() + "?" + call.rawQuery(), app.clientId(), companies(user), message);
    }

    private Answer decide(Call call, App app, User user, String redirectUri) {
        Params form = call.form();
        String state = call.query()
                .first("state")
                .map(text -> "&state=" + encode(text))
                .orElse("");
        String joint = redirectUri.contains("?") ? "&" : "?";
        if (!form.text("decision").equals("allow")) {
            return Answer.redirect(redirectUri + joint + "error=access_denied" + state);
        }
        Set<Integer> chosen = form.all("division").stream()
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .filter(user.divisions()::contains)
                .collect(Collectors.toUnmodifiableSet());
        if (chosen.isEmpty()) {
            return consentPage(call, app, user, "Choose at least one company.");
        }
        if (call.query().text("response_type").equals("token")) {
            String token = grants.implicit(app, user, chosen);
            return Answer.redirect(redirectUri + "#access_token=" + encode(token) + "&token_type=bearer&expires_in="
                    + Grants.ACCESS_LIFE.toSeconds() + state);
        }
        String code = grants.consent(app, user, chosen, redirectUri);
        return Answer.redirect(redirectUri + joint + "code=" + encode(code) + state);
    }

    private boolean acceptable(App app, String redirectUri) {
        if (redirectUri.isEmpty() || !app.redirectUri().map(redirectUri::equals).orElse(true)) {
            return false;
        }
        if (!switches.on(Switch.REDIRECT_HTTPS_ONLY)) {
            return true;
        }
        URI parsed = URI.create(redirectUri);
        return "https".equals(parsed.getScheme()) && !"localhost".equals(parsed.getHost());
    }

    private Map<Integer, String> companies(User user) {
        StoreType divisions = ExactModel.standard().required("Divisions");
        Map<Integer, String> names = new LinkedHashMap<>();
        for (int division : user.divisions()) {
            Optional<Company> company = directory.company(division);
            String name = company.flatMap(known -> known.find(divisions, division))
                    .map(row -> String.valueOf(row.get("Description")))
                    .orElse("");
            names.put(division, name);
        }
        return names;
    }

    private Optional<User> session(Call call) {
        for (String part : call.header("Cookie").orElse("").split(";")) {
            String cookie = part.strip();
            if (cookie.startsWith(COOKIE + "=")) {
                return Optional.ofNullable(sessions.get(cookie.substring(COOKIE.length() + 1)));
            }
        }
        return Optional.empty();
    }

    /** What precedes the paths of this site. */
    private static String base(Call call) {
        return URI.create(call.origin()).getPath();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
