package com.optiply.connector.writer.reconcile;

import com.optiply.connector.writer.mapping.Attributes;
import com.optiply.connector.writer.mapping.Content;
import com.optiply.connector.writer.mapping.OrderLine;
import com.optiply.connector.writer.mapping.Outcome.Absent;
import com.optiply.connector.writer.mapping.Outcome.Blocked;
import com.optiply.connector.writer.mapping.Outcome.Desired;
import com.optiply.connector.writer.mapping.Outcome.DoesNotFit;
import com.optiply.connector.writer.mapping.Outcome.Excluded;
import com.optiply.connector.writer.mapping.Outcome.Waiting;
import com.optiply.connector.writer.reconcile.Plan.After;
import com.optiply.connector.writer.reconcile.Plan.Change;
import com.optiply.connector.writer.reconcile.Plan.Create;
import com.optiply.connector.writer.reconcile.Plan.Remove;
import com.optiply.connector.writer.reconcile.Plan.Search;
import com.optiply.connector.writer.reconcile.Plan.Settle;
import com.optiply.connector.writer.state.Intent.Operation;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.ResourceState;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Settlement;
import com.optiply.connector.writer.state.Settlement.Failure;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares what Optiply should have with what it acknowledged. Plain: all it needs is in the arguments. */
final class Planner {

    /** Which products a composition joins: not changed by a PATCH, because no source shows that it can be (Optiply reference, gap G7). */
    private static final Set<String> IDENTITY = Set.of("composedProductId", "partProductId");

    private Planner() {}

    static Plan plan(Work work) {
        Resource resource = work.resource();
        if (resource.optiplyId().isEmpty() && intends(resource, Operation.POST)) {
            return new Search(resource.intent().orElseThrow());
        }
        return switch (work.outcome()) {
            case Desired desired -> desired(resource, desired);
            case Excluded excluded -> excluded(resource, excluded);
            case Absent absent -> absent(resource, absent);
            case Waiting waiting ->
                new Settle(Settlement.of(resource)
                        .state(ResourceState.WAITING)
                        .intent(resource.intent())
                        .failure(new Failure("waiting", waiting.reason(), "It goes on by itself"))
                        .watches(waiting.parents(), waiting.watched())
                        .dueAt(waiting.until())
                        .done());
            case Blocked blocked ->
                new Settle(Settlement.of(resource)
                        .state(ResourceState.FAILED)
                        .intent(resource.intent())
                        .failure(new Failure(
                                Failure.PRODUCT,
                                "It needs products that cannot be written: "
                                        + String.join(", ", new TreeSet<>(blocked.unwritable())),
                                "See why these products fail and mend them; it then goes on by itself"))
                        .attempts(1)
                        .watches(blocked.parents(), blocked.watched())
                        .done());
            case DoesNotFit bad ->
                new Settle(Settlement.of(resource)
                        .state(ResourceState.FAILED)
                        .intent(resource.intent())
                        .failure(new Failure(bad.cause(), bad.message(), bad.remedy()))
                        .attempts(1)
                        .dueAt(bad.changesAt())
                        .done());
        };
    }

    /** Attributes whose value in Optiply is not known, because a PATCH of them was not answered. */
    static Set<String> unknown(Resource resource) {
        return intends(resource, Operation.PATCH)
                ? resource.intent()
                        .orElseThrow()
                        .content()
                        .attributes()
                        .values()
                        .keySet()
                : Set.of();
    }

    private static Plan desired(Resource resource, Desired desired) {
        After after = new After(desired.notes(), desired.changesAt(), desired.watched());
        if (resource.optiplyId().isEmpty()) {
            return new Create(desired.content(), after);
        }
        if (otherIdentity(resource, desired.content().attributes())) {
            return new Remove(after);
        }
        return change(resource, desired.content(), after).orElseGet(() -> inStep(resource, after));
    }

    private static Plan excluded(Resource resource, Excluded excluded) {
        After after = new After(excluded.notes(), excluded.changesAt(), excluded.watched());
        if (resource.optiplyId().isEmpty()) {
            return new Settle(Settlement.of(resource)
                    .state(ResourceState.EXCLUDED)
                    .failure(new Failure("excluded", excluded.reason(), "Nothing to do, it is meant so"))
                    .dueAt(excluded.changesAt())
                    .watches(Set.of(), excluded.watched())
                    .done());
        }
        return change(resource, excluded.ifKnown(), after).orElseGet(() -> inStep(resource, after));
    }

    private static Plan absent(Resource resource, Absent absent) {
        boolean isProduct = resource.key().type() == ResourceType.PRODUCTS;
        if (resource.optiplyId().isPresent() && !isProduct) {
            return new Remove(new After(List.of(absent.reason()), Optional.empty(), absent.watched()));
        }
        return new Settle(Settlement.of(resource)
                .state(ResourceState.ABSENT)
                .failure(new Failure("absent", absent.reason(), "Nothing to do, it is meant so"))
                .watches(Set.of(), absent.watched())
                .done());
    }

    private static Optional<Plan> change(Resource resource, Content wanted, After after) {
        boolean whole = resource.verify() || resource.acknowledged().isEmpty() || intends(resource, Operation.DELETE);
        Content known = resource.acknowledged().orElse(Content.of(Attributes.NONE));
        Set<String> unknown = unknown(resource);
        Attributes difference =
                whole ? wanted.attributes() : wanted.attributes().changedFrom(known.attributes(), unknown);
        boolean linesKnown = !whole && resource.intent().isEmpty();
        Optional<List<OrderLine>> lines = wanted.lines().filter(should -> !linesKnown || !known.hasLines(should));
        if (difference.isEmpty() && lines.isEmpty()) {
            return Optional.empty();
        }
        Content kept = new Content(
                known.attributes().without(unknown), wanted.lines().isPresent() ? wanted.lines() : known.lines());
        return Optional.of(new Change(difference, lines, kept, after));
    }

    private static Plan inStep(Resource resource, After after) {
        Set<String> unknown = unknown(resource);
        return new Settle(Settlement.of(resource)
                .acknowledged(resource.acknowledged()
                        .map(known -> new Content(known.attributes().without(unknown), known.lines())))
                .notes(after.notes())
                .dueAt(after.changesAt())
                .watches(Set.of(), after.watched())
                .done());
    }

    private static boolean otherIdentity(Resource resource, Attributes wanted) {
        return resource.key().type() == ResourceType.PRODUCT_COMPOSITIONS
                && resource.acknowledged().isPresent()
                && IDENTITY.stream()
                        .anyMatch(name -> !Objects.equals(
                                wanted.get(name),
                                resource.acknowledged().get().attributes().get(name)));
    }

    private static boolean intends(Resource resource, Operation operation) {
        return resource.intent()
                .filter(intent -> intent.operation() == operation)
                .isPresent();
    }
}
