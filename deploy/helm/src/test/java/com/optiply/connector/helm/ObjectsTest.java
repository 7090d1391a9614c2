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
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @InEveryCase
    void every_object_decodes_strictly(String name) {
        assertThat(Chart.render(name).objects()).isNotEmpty().allSatisfy(ObjectsTest::check);
    }

    /** Each of them, wherever it lies. */
    @ParameterizedTest
    @CsvSource({
        "strimzi,KafkaTopic,/spec,{replica: 1}",
        "strimzi,KafkaUser,/spec/authorization/acls/0,{operation: Read}",
        "strimzi,KafkaUser,/spec/authorization/acls/0/resource,{patternTyp: literal}",
        "full,ScaledObject,/spec/triggers/0/metadata,{port: 5432}",
        "full,TriggerAuthentication,/spec/secretTargetRef/0,{secret: a}",
        "full,ServiceMonitor,/spec/endpoints/0/relabelings/0,{target_label: a}",
        "full,PrometheusRule,/spec/groups/0/rules/0,{severity: critical}",
        "strimzi,HTTPRoute,/spec/rules/0/matches/0/path,{type: Prefix}"
    })
    void a_field_in_the_depth_of_another_s_kind_that_is_none_would_be_noticed(
            String name, String kind, String place, String fields) throws IOException {
        JsonNode object = Chart.render(name).kind(kind).findFirst().orElseThrow();
        CustomKind known = CustomKind.of(object);
        assertThat(known.problems(object)).isEmpty();

        Merge.into(object.at(place), Chart.YAML.readTree(fields));

        assertThat(known.problems(object)).as(object.at(place).toString()).hasSize(1);
    }

    private static void check(JsonNode object) {
        String kind =
                object.path("apiVersion").asText() + " " + object.path("kind").asText();
        if (CustomKind.isOne(object)) {
            assertThat(CustomKind.of(object).problems(object))
                    .as(Rendered.title(object))
                    .isEmpty();
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
