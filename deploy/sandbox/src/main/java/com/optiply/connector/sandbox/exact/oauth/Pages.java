package com.optiply.connector.sandbox.exact.oauth;

import com.optiply.connector.sandbox.http.Answer;
import java.util.Map;

/** The login and consent pages: plain forms. */
final class Pages {
    private Pages() {}

    static Answer login(String base, String returnUrl, String message) {
        return page(200, "Log in", """
                <form method="post" action="%s/docs/Login.aspx">
                  <p role="alert">%s</p>
                  <input type="hidden" name="ReturnUrl" value="%s">
                  <p><label>User name <input name="UserName" autocomplete="username"></label></p>
                  <p><label>Password <input name="Password" type="password" autocomplete="current-password"></label></p>
                  <p><button type="submit">Log in</button></p>
                </form>
                """.formatted(base, escape(message), escape(returnUrl)));
    }

    static Answer consent(String action, String app, Map<Integer, String> companies, String message) {
        StringBuilder boxes = new StringBuilder();
        companies.forEach((division, name) -> boxes.append("""
                  <p><label><input type="checkbox" name="division" value="%d" checked> %d %s</label></p>
                """.formatted(division, division, escape(name))));
        return page(200, "Give access", """
                <form method="post" action="%s">
                  <p>The app %s asks for access to your companies.</p>
                  <p role="alert">%s</p>
                %s
                  <p><button type="submit" name="decision" value="allow">Allow</button>
                  <button type="submit" name="decision" value="deny">Deny</button></p>
                </form>
                """.formatted(escape(action), escape(app), escape(message), boxes));
    }

    static Answer error(int status, String message) {
        return page(status, "Error", "<p role=\"alert\">" + escape(message) + "</p>");
    }

    private static Answer page(int status, String title, String content) {
        return Answer.of(status, Answer.HTML, """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%s - Exact Online stand-in</title></head>
                <body><h1>%s</h1>
                %s</body></html>
                """.formatted(title, title, content));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
