{{/*
Everything that is missing or contradicts itself, as sentences, all at once. The schema has looked at types before; here is what takes more than one value.
*/}}

{{- define "connector.validate" -}}
{{- $problems := concat
      (include "connector.problems.connections" . | fromYamlArray)
      (include "connector.problems.auth" . | fromYamlArray)
      (include "connector.problems.sandbox" . | fromYamlArray)
      (include "connector.problems.callers" . | fromYamlArray)
      (include "connector.problems.replicas" . | fromYamlArray)
      (include "connector.problems.topics" . | fromYamlArray)
      (include "connector.problems.network" . | fromYamlArray)
      (include "connector.problems.ports" . | fromYamlArray)
      (include "connector.problems.overrides" . | fromYamlArray) -}}
{{- if $problems -}}
{{- fail (printf "\n\nThis installation cannot work:\n  - %s\n" (join "\n  - " $problems)) -}}
{{- end -}}
{{- end -}}

{{- define "connector.problems.connections" -}}
{{- $v := .Values -}}
{{- $services := or $v.auth.enabled $v.poller.enabled $v.writer.enabled -}}
{{- if not (or $services (ne $v.topics.create "none") $v.strimzi.users.create $v.strimzi.readers) }}
- "Everything is switched off: enable auth, poller or writer, or let topics.create make the topics."
{{- end }}
{{- if and (not $v.kafka.bootstrapServers) (or $services (eq $v.topics.create "job")) }}
- "kafka.bootstrapServers is missing: name the brokers as host:port."
{{- end }}
{{- if and (hasSuffix "PLAINTEXT" $v.kafka.protocol) (not $v.kafka.allowPlaintext) }}
- "kafka.protocol {{ $v.kafka.protocol }} sends everything in the clear: use SASL_SSL or SSL, or set kafka.allowPlaintext=true."
{{- end }}
{{- if and (or $v.auth.enabled $v.writer.enabled) (ne $v.postgresql.sslMode "verify-full") (not $v.postgresql.allowUnverified) }}
- "postgresql.sslMode {{ $v.postgresql.sslMode }} does not check that the server is the one that is named: use verify-full, or set postgresql.allowUnverified=true."
{{- end }}
{{- if and (hasSuffix "PLAINTEXT" $v.kafka.protocol) $v.kafka.ca.existingSecret }}
- "kafka.ca.existingSecret is set, but kafka.protocol {{ $v.kafka.protocol }} uses no TLS: remove one of them."
{{- end }}
{{- if and $services (not (include "connector.issuerUrl" .)) }}
- "oidc.issuerUrl is missing: the services check and use bearer tokens of an issuer."
{{- end }}
{{- if and (hasPrefix "http:" $v.oidc.issuerUrl) (not $v.oidc.allowPlainHttp) }}
- "oidc.issuerUrl is not https: tokens could be read on the way; use https, or set oidc.allowPlainHttp=true."
{{- end }}
{{- if eq $v.image.tag "latest" }}
- "image.tag latest is no version: name one, so that what runs is known and an upgrade is a change."
{{- end }}
{{- if ne $v.kafka.protocol "PLAINTEXT" }}
{{- range $component := list "auth" "poller" "writer" }}
{{- if (index $v $component).enabled }}
{{- if not (include "connector.kafkaSecret" (dict "root" $ "component" $component "own" (index $v $component).kafka.existingSecret)) }}
- "{{ $component }} has no Kafka credentials: name a secret in {{ $component }}.kafka.existingSecret or kafka.credentials.existingSecret."
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* dict component, database */}}
{{- define "connector.problems.database" -}}
{{- $key := printf "%s.database" .component -}}
{{- if not .database.url }}
- "{{ $key }}.url is missing: name the database, for instance jdbc:postgresql://db.example.com:5432/{{ .component }}."
{{- else if not (regexMatch "^jdbc:postgresql://[^/?]+/[^/?]+" .database.url) }}
- "{{ $key }}.url has no host or no database name: it looks like jdbc:postgresql://db.example.com:5432/{{ .component }}."
{{- end }}
{{- if regexMatch "[?&](user|password)=" .database.url }}
- "{{ $key }}.url carries a user or a password: put them into the secret {{ $key }}.existingSecret."
{{- end }}
{{- if regexMatch "[?&]ssl" .database.url }}
- "{{ $key }}.url sets TLS itself: remove it there and use postgresql.sslMode and postgresql.ca."
{{- end }}
{{- if not .database.existingSecret }}
- "{{ $key }}.existingSecret is missing: name the secret with user and password."
{{- end }}
{{- end -}}

{{- define "connector.problems.auth" -}}
{{- $v := .Values -}}
{{- if $v.auth.enabled }}
{{- include "connector.problems.database" (dict "component" "auth" "database" $v.auth.database) }}
{{- if not $v.auth.publicUrl }}
- "auth.publicUrl is missing: merchants and Exact come back to this address, for instance https://connect.example.com."
{{- end }}
{{- if not $v.auth.keyset.existingSecret }}
- "auth.keyset.existingSecret is missing: without a keyset no token can be stored; README.md says how to make one."
{{- end }}
{{- if and $v.auth.ingress.enabled $v.auth.httpRoute.enabled }}
- "auth.ingress and auth.httpRoute are both enabled: choose one way in."
{{- end }}
{{- if and $v.auth.httpRoute.enabled (not $v.auth.httpRoute.parentRefs) }}
- "auth.httpRoute has no parentRefs: name the gateway it belongs to."
{{- end }}
{{- if and $v.auth.autoscaling.enabled (gt (int $v.auth.autoscaling.minReplicas) (int $v.auth.autoscaling.maxReplicas)) }}
- "auth.autoscaling.minReplicas is larger than maxReplicas."
{{- end }}
{{- if $v.authUrl }}
- "authUrl is set, but this release installs connector-auth itself: remove authUrl, or set auth.enabled=false."
{{- end }}
{{- else }}
{{- if or $v.auth.ingress.enabled $v.auth.httpRoute.enabled }}
- "auth.ingress or auth.httpRoute is enabled, but connector-auth is not: there is nothing to route to."
{{- end }}
{{- end }}
{{- end -}}

{{- define "connector.problems.sandbox" -}}
{{- $v := .Values -}}
{{- if $v.sandbox.enabled }}
{{- if not $v.auth.enabled }}
- "sandbox.enabled is set, but connector-auth is not installed: the one behind authUrl knows the real Exact and Optiply, and nobody would use the sandbox."
{{- end }}
{{- range $name, $address := dict "auth.exact.hosts" $v.auth.exact.hosts "auth.optiply.baseUrl" $v.auth.optiply.baseUrl "auth.optiply.tokenUrl" $v.auth.optiply.tokenUrl }}
{{- if $address }}
- "sandbox.enabled and {{ $name }} are both set: stand-ins beside real hosts would mix made-up data with a merchant's; remove one of them."
{{- end }}
{{- end }}
{{- range $name := keys $v.auth.settings | sortAlpha }}
{{- if or (hasPrefix "connector.exact." $name) (hasPrefix "connector.optiply." $name) }}
- "sandbox.enabled is set and auth.settings sets {{ $name | replace "\"" "'" }}: with the sandbox nothing else may lead to Exact or Optiply; remove one of them."
{{- end }}
{{- end }}
{{- if and $v.networkPolicy.enabled $v.oidc.issuerUrl (not $v.networkPolicy.oidcTo) }}
- "networkPolicy.oidcTo is empty: with sandbox.enabled nobody is to get to the real Exact and Optiply, but the port of oidc.issuerUrl would be open to anywhere; name where the issuer is."
{{- end }}
{{- if and $v.tests.enabled (not $v.tests.operator.existingSecret) }}
- "tests.operator.existingSecret is missing: with sandbox.enabled the test onboards a merchant as an operator; name a secret with the client's secret, operator-secret at the sandbox's own issuer, or set tests.enabled=false."
{{- end }}
{{- end }}
{{- end -}}

{{- define "connector.problems.callers" -}}
{{- $v := .Values -}}
{{- if and (or $v.poller.enabled $v.writer.enabled) (not $v.auth.enabled) (not $v.authUrl) }}
- "authUrl is missing: poller and writer get their access tokens from connector-auth, which this release does not install."
{{- end }}
{{- range $component := list "poller" "writer" }}
{{- with index $v $component }}
{{- if and .enabled (not .oidc.existingSecret) }}
- "{{ $component }}.oidc.existingSecret is missing: {{ $component }} needs its client secret to call connector-auth."
{{- end }}
{{- end }}
{{- end }}
{{- if $v.writer.enabled }}
{{- include "connector.problems.database" (dict "component" "writer" "database" $v.writer.database) }}
{{- end }}
{{- if and $v.auth.enabled $v.writer.enabled $v.auth.database.url (eq $v.auth.database.url $v.writer.database.url) }}
- "auth.database.url and writer.database.url are the same: each service owns its data, give each its own database."
{{- end }}
{{- if and $v.writer.enabled $v.writer.keda.enabled (regexMatch "^jdbc:postgresql://[^/]*," $v.writer.database.url) }}
- "writer.keda.enabled needs one host in writer.database.url: KEDA's scaler cannot choose among several."
{{- end }}
{{- end -}}

{{- define "connector.problems.replicas" -}}
{{- $v := .Values -}}
{{- $partitions := int $v.connector.partitions -}}
{{- range $component := list "poller" "writer" }}
{{- with index $v $component }}
{{- if and .enabled (gt (int .replicas) $partitions) }}
- "{{ $component }}.replicas is {{ int .replicas }}, but there are {{ $partitions }} partitions: a replica beyond that has no work."
{{- end }}
{{- end }}
{{- end }}
{{- with $v.writer }}
{{- if and .enabled .keda.enabled (gt (int .keda.maxReplicas) $partitions) }}
- "writer.keda.maxReplicas is {{ int .keda.maxReplicas }}, but there are {{ $partitions }} partitions: a replica beyond that has no work."
{{- end }}
{{- if and .enabled .keda.enabled (gt (int .keda.minReplicas) (int .keda.maxReplicas)) }}
- "writer.keda.minReplicas is larger than maxReplicas."
{{- end }}
{{- end }}
{{- end -}}

{{- define "connector.problems.topics" -}}
{{- $v := .Values -}}
{{- $strimzi := or (eq $v.topics.create "strimzi") $v.strimzi.users.create (not (empty $v.strimzi.readers)) -}}
{{- if and $strimzi (not $v.strimzi.cluster) }}
- "strimzi.cluster is missing: KafkaTopic and KafkaUser objects belong to a Kafka object."
{{- end }}
{{- if and $v.strimzi.users.create (not (has $v.kafka.protocol (list "SASL_SSL" "SASL_PLAINTEXT" "SSL"))) }}
- "strimzi.users.create makes credentials, but kafka.protocol {{ $v.kafka.protocol }} uses none."
{{- end }}
{{- if and $v.strimzi.users.create (hasPrefix "SASL" $v.kafka.protocol) (ne $v.kafka.saslMechanism "SCRAM-SHA-512") }}
- "strimzi.users.create makes SCRAM-SHA-512 users, but kafka.saslMechanism is {{ $v.kafka.saslMechanism }}."
{{- end }}
{{- if and (eq $v.topics.create "job") (ne $v.kafka.protocol "PLAINTEXT") (not (include "connector.kafkaSecret" (dict "root" . "component" "topics" "own" $v.topics.job.existingSecret))) }}
- "topics.create=job has no Kafka credentials: name a secret in topics.job.existingSecret or kafka.credentials.existingSecret whose user may create topics."
{{- end }}
{{- end -}}

{{- define "connector.problems.network" -}}
{{- $v := .Values -}}
{{- if and $v.alerts.enabled (not $v.alerts.runbooks) }}
- "alerts.runbooks is missing: name the address where deploy/docs/runbooks can be read, so that an alert leads to its page."
{{- end }}
{{- if and $v.serviceMonitor.enabled (not $v.installation) (not (and $v.auth.enabled $v.poller.enabled $v.writer.enabled)) }}
- "installation is missing: this release installs some of the services only; give it and the releases of the others the same name, or alerts would take each for an installation of its own."
{{- end }}
{{- if $v.networkPolicy.enabled }}
{{- if and $v.auth.enabled (or $v.auth.ingress.enabled $v.auth.httpRoute.enabled) (not $v.networkPolicy.ingressFrom) }}
- "networkPolicy.ingressFrom is empty: the Ingress controller or gateway could not reach connector-auth; name its pods or namespace."
{{- end }}
{{- if and $v.serviceMonitor.enabled (not $v.networkPolicy.metricsFrom) }}
- "networkPolicy.metricsFrom is empty: Prometheus could not reach the metrics that serviceMonitor announces; name its pods or namespace."
{{- end }}
{{- end }}
{{- end -}}

{{/* Free settings and variables must not undo what the chart sets. */}}
{{- define "connector.problems.overrides" -}}
{{- $v := .Values -}}
{{- range $component := list "auth" "poller" "writer" }}
{{- $c := index $v $component }}
{{- if $c.enabled }}
{{- $own := include (printf "connector.%s.settings" $component) $ | fromYaml }}
{{- $names := list "QUARKUS_CONFIG_LOCATIONS" "JAVA_TOOL_OPTIONS" }}
{{- range concat (include (printf "connector.%s.env" $component) $ | fromYamlArray) (include "connector.kafkaEnv" (dict "root" $ "secret" "any") | fromYamlArray) }}
{{- $names = append $names .name }}
{{- end }}
{{- range $name, $value := $c.settings }}
{{- if hasKey $own $name }}
- "{{ $component }}.settings sets {{ $name | replace "\"" "'" }}, which the chart sets from its own values: use those."
{{- end }}
{{- if regexMatch "(?i)(password|secret|keyset$|jaas)" $name }}
- "{{ $component }}.settings sets {{ $name | replace "\"" "'" }}, which is a secret: settings lie open in a ConfigMap; use extraEnv with valueFrom."
{{- end }}
{{- if hasPrefix "connector.clock." $name }}
- "{{ $component }}.settings sets {{ $name | replace "\"" "'" }}: the sandbox's clock is for local use, production refuses it."
{{- end }}
{{- end }}
{{- range $name := keys $own }}
{{- $names = append $names (upper (regexReplaceAll "[^a-zA-Z0-9]" $name "_")) }}
{{- end }}
{{- range $c.extraEnv }}
{{- if has .name $names }}
- "{{ $component }}.extraEnv sets {{ .name }}, which the chart sets from its own values: use those."
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- range $name := keys $v.kafka.settings | sortAlpha }}
{{- if hasPrefix "sasl.oauthbearer." $name }}
- "kafka.settings sets {{ $name }}: OAUTHBEARER is not among the mechanisms of this chart; use kafka.protocol SSL with a client certificate, or SCRAM."
{{- end }}
{{- if regexMatch "(?i)(password|secret|jaas|keystore\\.key$)" $name }}
- "kafka.settings sets {{ $name }}, which is a secret: settings lie open in ConfigMaps; keys and passwords come from kafka.credentials (kafka.ca for the brokers' authority)."
{{- end }}
{{- end }}
{{- range $name := list "bootstrap.servers" "security.protocol" "sasl.mechanism" "sasl.jaas.config" "ssl.keystore.type" "ssl.truststore.type" "ssl.truststore.location" }}
{{- if hasKey $v.kafka.settings $name }}
- "kafka.settings sets {{ $name | replace "\"" "'" }}, which the chart sets from its own values: use those."
{{- end }}
{{- end }}
{{- end -}}
