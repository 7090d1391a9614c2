package com.optiply.connector.sandbox.admin;

import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The routes of the admin face: a method, a pattern with {@code {}} for a segment, and what to do. First fit wins. */
final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /** What a route does; the segments are those in the place of {@code {}}, decoded. */
    interface Action {
        Answer answer(Call call, List<String> segments);
    }

    private record Route(String method, Pattern path, Action action) {}

    void on(String method, String path, Action action) {
        routes.add(new Route(
                method, Pattern.compile(path.replace("{#}", "(\\d{1,9})").replace("{}", "([^/]+)")), action));
    }

    Optional<Answer> answer(Call call) {
        for (Route route : routes) {
            Matcher matcher = route.path.matcher(call.path());
            if (route.method.equals(call.method()) && matcher.matches()) {
                List<String> segments = new ArrayList<>();
                for (int group = 1; group <= matcher.groupCount(); group++) {
                    segments.add(URLDecoder.decode(matcher.group(group).replace("+", "%2B"), StandardCharsets.UTF_8));
                }
                return Optional.of(route.action.answer(call, segments));
            }
        }
        return Optional.empty();
    }
}
