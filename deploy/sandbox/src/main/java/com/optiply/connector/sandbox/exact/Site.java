package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One country's site (Exact reference §1.1): apps, users, tokens and companies belong to one. A call names it by its host,
 * {@code start.exactonline.be}, or where no such name can be had by the first segment of its path,
 * {@code http://localhost:18081/be/api/…}; without either it is the Dutch one.
 *
 * @param country as in the host name, with {@code uk} for {@code co.uk}
 * @param prefix what precedes every path of the site: {@code /be} or nothing
 */
public record Site(String country, String prefix) {
    /** The site of companies that name none. */
    public static final String HOME = "nl";

    public static final Set<String> COUNTRIES = Set.of("nl", "be", "de", "fr", "es", "uk", "com", "us");

    private static final Pattern HOST = Pattern.compile("^https?://start\\.exactonline\\.(co\\.uk|[a-z]+)(?::\\d+)?$");
    private static final Pattern PATH = Pattern.compile("^/([a-z]{2,3})(/.*)$");
    private static final Map<String, Long> LARGE_ANSWERS = Map.of("nl", 38_000_000L, "be", 38_000_000L);
    private static final long SMALL_ANSWERS = 9_500_000L;

    /** The site that a call is for. */
    static Site of(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (path.matches() && COUNTRIES.contains(path.group(1))) {
            return new Site(path.group(1), "/" + path.group(1));
        }
        Matcher host = HOST.matcher(call.origin());
        if (host.matches()) {
            String country = host.group(1).equals("co.uk") ? "uk" : host.group(1);
            return new Site(COUNTRIES.contains(country) ? country : HOME, "");
        }
        return new Site(HOME, "");
    }

    /** The call as the site sees it: empty segments of the path are not there (some clients send {@code /api/v1//…}). */
    Call within(Call call) {
        String path = call.path().substring(prefix.length()).replaceAll("/{2,}", "/");
        if (prefix.isEmpty() && path.equals(call.path())) {
            return call;
        }
        return new Call(
                call.face(),
                call.method(),
                path,
                call.rawQuery(),
                call.origin() + prefix,
                call.headers(),
                call.body(),
                call.query());
    }

    /** An answer with its redirects inside the site. */
    Answer outward(Answer answer) {
        return Optional.ofNullable(answer.headers().get("Location"))
                .filter(location -> !prefix.isEmpty() && location.startsWith("/"))
                .map(location -> answer.with("Location", prefix + location))
                .orElse(answer);
    }

    /** The largest answer in bytes (Exact reference §2.1). */
    long largestAnswer() {
        return LARGE_ANSWERS.getOrDefault(country, SMALL_ANSWERS);
    }
}
