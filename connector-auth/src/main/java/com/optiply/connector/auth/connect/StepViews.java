package com.optiply.connector.auth.connect;

import com.optiply.connector.auth.exact.ExactSites;
import com.optiply.connector.auth.exact.StockRoom;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.tenant.Check;
import com.optiply.connector.auth.tenant.ExactDesk;
import com.optiply.connector.auth.tenant.PublicUrls;
import com.optiply.connector.auth.tenant.State;
import com.optiply.connector.auth.tenant.TenantRow;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.model.tenant.WarehouseChoice;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Builds the page of a step from what is stored and what Exact lists. */
@ApplicationScoped
class StepViews {

    private static final String APP_NAME = "Optiply";

    private final Progress progress;
    private final ExactDesk desk;
    private final ExactSites sites;
    private final PublicUrls urls;

    StepViews(Progress progress, ExactDesk desk, ExactSites sites, PublicUrls urls) {
        this.progress = progress;
        this.desk = desk;
        this.sites = sites;
        this.urls = urls;
    }

    /** The page that says how far the merchant is and leads on. */
    TemplateInstance home(Visit visit) {
        TenantRow tenant = visit.tenant();
        Words words = visit.words();
        Optional<Step> next = Step.next(tenant, progress.confirmed(tenant));
        Frame frame = frame(visit, "home", visit.home(), Optional.empty(), List.of());
        if (tenant.state() == State.NEEDS_CONSENT) {
            return Pages.notice(
                    frame,
                    List.of(words.say("home.lost", tenant.name()), words.say("exact.text")),
                    words.say("exact.go"),
                    visit.path(Step.EXACT));
        }
        if (next.isEmpty()) {
            return installed(visit);
        }
        Step step = next.get();
        String action = step == Step.EXACT ? words.say("exact.go") : words.say("home.go", label(step, words));
        List<String> texts = new ArrayList<>(List.of(words.say("home.text", tenant.name()), words.say("home.later")));
        if (step == Step.EXACT) {
            texts.add(words.say("exact.text"));
        }
        return Pages.notice(frame, texts, action, visit.path(step));
    }

    private TemplateInstance installed(Visit visit) {
        Words words = visit.words();
        Frame frame = frame(visit, "installed", visit.home(), Optional.empty(), List.of());
        return Pages.notice(
                frame,
                List.of(
                        words.say("installed.text", visit.tenant().name()),
                        words.say("installed.next"),
                        words.say("installed.suppliers"),
                        words.say("installed.change")),
                words.say("installed.go"),
                "https://dashboard.optiply.nl/");
    }

    /** @param complaint what was wrong with what was sent; empty when the page is merely opened */
    TemplateInstance step(Visit visit, Step step, List<String> complaint) {
        List<String> lines = new ArrayList<>(complaint);
        return switch (step) {
            case APP -> Pages.app(frame(visit, step, lines), app(visit));
            case EXACT -> home(visit);
            case COMPANY -> company(visit, lines);
            case WAREHOUSES -> warehouses(visit, lines);
            case SALES -> {
                Settings settings = visit.tenant().settings();
                List<Choice> sources = Arrays.stream(SalesSource.values())
                        .map(source -> new Choice(
                                source.word(),
                                visit.words().say("sales." + source.word()),
                                source == settings.salesSource()))
                        .toList();
                yield Pages.sales(
                        frame(visit, step, lines),
                        sources,
                        settings.salesHistoryFrom() == null
                                ? ""
                                : settings.salesHistoryFrom().toString());
            }
            case COMPOSITIONS -> Pages.compositions(frame(visit, step, lines), models(visit));
            case CHECKS -> Pages.checks(frame(visit, step, lines), List.of());
        };
    }

    /** The checks after they have been run. */
    TemplateInstance checked(Visit visit, List<Check> checks) {
        Words words = visit.words();
        List<CheckLine> found = checks.stream()
                .map(check -> {
                    String[] name = check.name().split(":", 2);
                    String of = name.length > 1 ? name[1] : "";
                    return new CheckLine(
                            words.say("check." + name[0], of),
                            check.passed(),
                            check.passed() ? "" : words.say("check." + name[0] + ".remedy", of));
                })
                .toList();
        return Pages.checks(frame(visit, Step.CHECKS, List.of(words.say("checks.failed"))), found);
    }

    private AppView app(Visit visit) {
        TenantRow tenant = visit.tenant();
        List<Choice> countries = sites.hosts().keySet().stream()
                .sorted()
                .map(code ->
                        new Choice(code, sites.host(code).getHost() + " (" + code + ")", code.equals(tenant.country())))
                .toList();
        return new AppView(
                urls.redirect().toString(),
                APP_NAME,
                countries,
                tenant.exactClientId(),
                tenant.hasApp(),
                tenant.stage().isActivated());
    }

    private TemplateInstance company(Visit visit, List<String> lines) {
        TenantRow tenant = visit.tenant();
        List<Choice> divisions = asking(
                () -> desk.divisions(tenant).stream()
                        .map(one -> new Choice(
                                Integer.toString(one.division()),
                                one.division() + " " + one.description(),
                                tenant.division()
                                        .filter(chosen -> chosen == one.division())
                                        .isPresent()))
                        .toList(),
                visit,
                lines);
        return Pages.company(
                frame(visit, Step.COMPANY, lines),
                divisions,
                tenant.division().map(Object::toString).orElse(""),
                tenant.stage().isActivated());
    }

    private TemplateInstance warehouses(Visit visit, List<String> lines) {
        WarehouseChoice chosen = visit.tenant().settings().warehouses();
        List<StockRoom> rooms = asking(() -> desk.warehouses(visit.tenant()), visit, lines);
        List<Choice> modes = Arrays.stream(WarehouseChoice.Mode.values())
                .map(mode ->
                        new Choice(mode.word(), visit.words().say("warehouses." + mode.word()), mode == chosen.mode()))
                .toList();
        List<Choice> boxes = rooms.stream()
                .map(room -> new Choice(
                        room.code(),
                        room.code() + " – " + room.description(),
                        chosen.mode() == WarehouseChoice.Mode.CODES
                                && chosen.codes().contains(room.code())))
                .toList();
        return Pages.warehouses(frame(visit, Step.WAREHOUSES, lines), modes, boxes, String.join(", ", chosen.codes()));
    }

    private static List<Choice> models(Visit visit) {
        Set<CompositionModel> chosen = Set.copyOf(visit.tenant().settings().compositions());
        return Arrays.stream(CompositionModel.values())
                .map(model -> new Choice(
                        model.word(), visit.words().say("compositions." + model.word()), chosen.contains(model)))
                .toList();
    }

    /** When Exact does not answer, the page is shown without its list and says so: what can be typed can still be sent. */
    private static <T> List<T> asking(Supplier<List<T>> list, Visit visit, List<String> lines) {
        try {
            return list.get();
        } catch (ProblemException e) {
            lines.addAll(Complaints.of(e, visit.words()));
            return List.of();
        }
    }

    private Frame frame(Visit visit, Step step, List<String> complaint) {
        return frame(visit, step.path(), visit.path(step), Optional.of(step), complaint);
    }

    private Frame frame(Visit visit, String title, String here, Optional<Step> current, List<String> complaint) {
        Words words = visit.words();
        Set<Step> confirmed = progress.confirmed(visit.tenant());
        Optional<Step> next = Step.next(visit.tenant(), confirmed);
        List<Frame.StepLine> lines = Step.all().stream()
                .map(step -> {
                    boolean done = step.isDone(visit.tenant(), confirmed);
                    boolean now = next.filter(step::equals).isPresent();
                    String status = done ? "done" : now ? "now" : "later";
                    return new Frame.StepLine(
                            step.numbers(),
                            label(step, words),
                            status,
                            words.say("status." + status),
                            done || now ? visit.path(step) : "",
                            current.filter(step::equals).isPresent());
                })
                .toList();
        return new Frame(words, words.say(title + ".title"), here, lines, complaint);
    }

    private static String label(Step step, Words words) {
        return words.say(step.path() + ".label");
    }
}
