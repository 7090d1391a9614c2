package com.optiply.connector.auth.consent;

import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.auth.tenant.Language;
import com.optiply.connector.auth.tenant.TenantRow;
import java.util.List;

/** The pages' words in English and Dutch. */
final class PageTexts {

    private PageTexts() {}

    static Page connect(TenantRow tenant, String link) {
        return tenant.language() == Language.NL
                ? new Page(
                        "nl",
                        "Exact Online koppelen aan Optiply",
                        List.of(
                                "U koppelt Exact Online voor " + tenant.name() + ".",
                                "U gaat naar Exact Online, meldt u aan en vinkt de administratie aan die Optiply mag lezen. Daarna komt u hier terug."),
                        "Naar Exact Online",
                        link + "/exact")
                : new Page(
                        "en",
                        "Connect Exact Online with Optiply",
                        List.of(
                                "You are connecting Exact Online for " + tenant.name() + ".",
                                "You will go to Exact Online, sign in and tick the company that Optiply may read. Then you come back here."),
                        "Go to Exact Online",
                        link + "/exact");
    }

    static Page connected(TenantRow tenant) {
        return tenant.language() == Language.NL
                ? page(
                        Language.NL,
                        "Verbonden",
                        "Exact Online is verbonden voor " + tenant.name() + ".",
                        "U kunt dit venster sluiten. Optiply rondt de installatie af en laat het u weten. Meld u daarna aan bij Optiply en vul de gegevens van uw leveranciers in.")
                : page(
                        Language.EN,
                        "Connected",
                        "Exact Online is connected for " + tenant.name() + ".",
                        "You can close this window. Optiply completes the installation and tells you. Then log in to Optiply and fill in your suppliers' details.");
    }

    static Page finishing(TenantRow tenant) {
        return tenant.language() == Language.NL
                ? page(
                        Language.NL,
                        "Bijna verbonden",
                        "Uw toestemming voor " + tenant.name() + " is opgeslagen.",
                        "Exact Online antwoordt nu traag; wij ronden dit vanzelf af. U hoeft niets te doen.")
                : page(
                        Language.EN,
                        "Almost connected",
                        "Your consent for " + tenant.name() + " is stored.",
                        "Exact Online is slow to answer just now; this is completed by itself. There is nothing you need to do.");
    }

    static Page failed(ProblemException problem, Language language) {
        return language == Language.NL
                ? page(
                        Language.NL,
                        "Niet verbonden",
                        dutch(problem.kind()),
                        "Code: " + problem.kind().slug())
                : page(
                        Language.EN,
                        "Not connected",
                        problem.kind().title() + ".",
                        problem.getMessage(),
                        "Code: " + problem.kind().slug());
    }

    private static Page page(Language language, String title, String... paragraphs) {
        return new Page(language.code(), title, List.of(paragraphs), "", "");
    }

    private static String dutch(ProblemKind kind) {
        return switch (kind) {
            case LINK_UNKNOWN -> "Deze link is niet (meer) geldig. Vraag Optiply om een nieuwe.";
            case CONSENT_DENIED ->
                "U hebt bij Exact geen toegang gegeven. Er is niets veranderd. Open uw link opnieuw en kies Toestaan.";
            case CONSENT_EXPIRED -> "Het aanmelden duurde langer dan 15 minuten. Open uw link opnieuw.";
            case CONSENT_REPLAYED ->
                "Deze aanmelding is al gebruikt. Bent u nog niet verbonden, open dan uw link opnieuw.";
            case CONSENT_FOREIGN ->
                "Deze aanmelding is in een andere browser begonnen. Open uw link opnieuw in deze browser.";
            case CONSENT_CODE_REFUSED -> "Exact heeft de code geweigerd. Open uw link opnieuw en meld u nog eens aan.";
            case EXACT_APP_REFUSED ->
                "Exact aanvaardt de client id en het client secret van de app niet. Kopieer beide opnieuw uit het App Center en meld u nog eens aan.";
            case EXACT_UNREACHABLE ->
                "Exact Online gaf geen bruikbaar antwoord. Er is niets opgeslagen. Probeer het straks opnieuw.";
            case UNKNOWN_DIVISION ->
                "De gekozen administratie is niet aangevinkt. Open uw link opnieuw en vink haar aan bij Exact.";
            default -> "Open uw link opnieuw en begin van voren af aan.";
        };
    }
}
