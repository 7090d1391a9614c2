package com.optiply.connector.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.util.Map;
import java.util.Set;

/** Every object is one that Kubernetes takes: known version and kind, no unknown field, none missing, none of the wrong type. */
class ObjectsTest {

    @FunctionalInterface
    private interface Check {
        void accept(JsonElement object) throws Exception;
    }

    private static final Map<String, Check> KUBERNETES = Map.ofEntries(
            Map.entry("v1 ConfigMap", V1ConfigMap::validateJsonElement),
            Map.entry("v1 Pod", V1Pod::validateJsonElement),
            Map.entry("v1 Service", V1Service::validateJsonElement),
            Map.entry("v1 ServiceAccount", V1ServiceAccount::validateJsonElement),
            Map.entry("apps/v1 Deployment", V1Deployment::validateJsonElement),
            Map.entry("apps/v1 StatefulSet", V1StatefulSet::validateJsonElement),
            Map.entry("batch/v1 Job", V1Job::validateJsonElement),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::validateJsonElement),
            Map.entry("networking.k8s.io/v1 Ingress", V1Ingress::validateJsonElement),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement),
            Map.entry("policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement));

    /** Kinds of others, with the fields that their spec must and may have. */
    private static final Map<String, Fields> CUSTOM = Map.of(
            "gateway.networking.k8s.io/v1 HTTPRoute",
            new Fields(Set.of("parentRefs", "hostnames", "rules"), Set.of()),
            "kafka.strimzi.io/v1 KafkaTopic",
            new Fields(Set.of("partitions", "replicas", "config", "topicName"), Set.of()),
            "kafka.strimzi.io/v1 KafkaUser",
            new Fields(Set.of("authentication", "authorization"), Set.of("quotas")),
            "keda.sh/v1alpha1 ScaledObject",
            new Fields(
                    Set.of(
                            "scaleTargetRef",
                            "minReplicaCount",
                            "maxReplicaCount",
                            "pollingInterval",
                            "cooldownPeriod",
                            "triggers"),
                    Set.of()),
            "keda.sh/v1alpha1 TriggerAuthentication",
            new Fields(Set.of("secretTargetRef"), Set.of()),
            "monitoring.coreos.com/v1 PrometheusRule",
            new Fields(Set.of("groups"), Set.of()),
            "monitoring.coreos.com/v1 ServiceMonitor",
            new Fields(Set.of("selector", "endpoints"), Set.of()));

    private record Fields(Set<String> required, Set<String> optional) {}

    @InEveryCase
    void every_object_decodes_strictly(String name) {
        assertThat(Chart.render(name).objects()).isNotEmpty().allSatisfy(ObjectsTest::check);
    }

    private static void check(JsonNode object) {
        String kind =
                object.path("apiVersion").asText() + " " + object.path("kind").asText();
        if (CUSTOM.containsKey(kind)) {
            Fields fields = CUSTOM.get(kind);
            assertThat(object.path("spec").fieldNames())
                    .toIterable()
                    .as(Rendered.title(object))
                    .containsAll(fields.required())
                    .allMatch(field -> fields.required().contains(field)
                            || fields.optional().contains(field));
            return;
        }
        assertThat(KUBERNETES).as("kinds that Kubernetes knows").containsKey(kind);
        assertThatCode(() -> KUBERNETES.get(kind).accept(JsonParser.parseString(object.toString())))
                .as(Rendered.title(object))
                .doesNotThrowAnyException();
        assertThat(new KubernetesSerialization().unmarshal(object.toString(), HasMetadata.class))
                .as(Rendered.title(object))
                .isNotNull();
    }
}
