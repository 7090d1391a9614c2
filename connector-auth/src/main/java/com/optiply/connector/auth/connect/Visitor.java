package com.optiply.connector.auth.connect;

import com.optiply.connector.auth.tenant.Language;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request tells of its browser: cookies, the language wished for, whether it wants pages. */
final class Visitor {

    /** Binds a sign-in to the browser it was begun in. */
    static final String BROWSER = "connect";

    /** Leads back from the consent to the tenant's link; sent to the callback only. */
    static final String LINK = "connect-link";

    private static final String LANGUAGE = "lang";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final HttpHeaders headers;
    private final UriInfo uri;

    Visitor(HttpHeaders headers, UriInfo uri) {
        this.headers = headers;
        this.uri = uri;
    }

    /** A random value this service has set as a cookie before. */
    Optional<String> token(String cookie) {
        return cookie(cookie).filter(value -> TOKEN.matcher(value).matches());
    }

    /** The language asked for now or before, else the browser's. */
    Language language() {
        return language(Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /** The language asked for now or before, else the one given. */
    Language language(Language otherwise) {
        return asked().or(() -> cookie(LANGUAGE)).map(Language::of).orElse(otherwise);
    }

    /** To keep a language that was asked for now. */
    Optional<NewCookie> languageCookie() {
        return asked().map(code -> new NewCookie.Builder(LANGUAGE)
                .value(Language.of(code).code())
                .path("/")
                .maxAge(180 * 24 * 3600)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build());
    }

    boolean wantsPage() {
        MediaType first = headers.getAcceptableMediaTypes().getFirst();
        return first.isWildcardType() || first.getType().equals("text");
    }

    private Optional<String> asked() {
        return Optional.ofNullable(uri.getQueryParameters().getFirst(LANGUAGE));
    }

    private Optional<String> cookie(String name) {
        return Optional.ofNullable(headers.getCookies().get(name)).map(Cookie::getValue);
    }
}
