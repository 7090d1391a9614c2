{{/*
Settings without secrets go into one properties file per component, under the names that the code knows; secrets go into environment variables, which win over
the file. Environment variables alone would not do: they cannot spell every name (poller.intervals."stock-positions").
*/}}

{{/* What every client of Kafka needs, as a YAML map; also for the job that makes topics. */}}
{{- define "connector.kafkaSettings" -}}
kafka.bootstrap.servers: {{ .Values.kafka.bootstrapServers | quote }}
kafka.security.protocol: {{ .Values.kafka.protocol }}
{{- if hasPrefix "SASL" .Values.kafka.protocol }}
kafka.sasl.mechanism: {{ .Values.kafka.saslMechanism }}
{{- end }}
{{- if eq .Values.kafka.protocol "SSL" }}
kafka.ssl.keystore.type: PEM
{{- end }}
{{- if .Values.kafka.ca.existingSecret }}
kafka.ssl.truststore.type: PEM
kafka.ssl.truststore.location: /var/run/connector/kafka-ca/ca.crt
{{- end }}
{{- range $name, $value := .Values.kafka.settings }}
kafka.{{ $name }}: {{ include "connector.text" $value }}
{{- end }}
{{- end -}}

{{- define "connector.topicSettings" -}}
connector.partitions: {{ .Values.connector.partitions | int | quote }}
{{- with .Values.connector.topicPrefix }}
connector.topic-prefix: {{ . | quote }}
{{- end }}
{{- end -}}

{{/* dict root, c */}}
{{- define "connector.commonSettings" -}}
quarkus.http.port: "8080"
quarkus.shutdown.timeout: {{ sub (.c.terminationGracePeriodSeconds | int) 15 }}s
connector.environment: production
quarkus.log.console.json.enabled: {{ .root.Values.logging.json | quote }}
{{- with .root.Values.tracing.endpoint }}
quarkus.otel.sdk.disabled: "false"
quarkus.otel.exporter.otlp.endpoint: {{ . | quote }}
quarkus.otel.traces.sampler.arg: {{ $.root.Values.tracing.ratio | quote }}
{{- end }}
{{ include "connector.topicSettings" .root }}
{{ include "connector.kafkaSettings" .root }}
{{- if .root.Values.oidc.ca.existingSecret }}
quarkus.tls.issuer.trust-store.pem.certs: /var/run/connector/oidc-ca/ca.crt
{{- end }}
{{- end -}}

{{/* dict root, database */}}
{{- define "connector.databaseSettings" -}}
quarkus.datasource.jdbc.url: {{ include "connector.jdbcUrl" . | quote }}
quarkus.datasource.jdbc.max-size: {{ .database.poolSize | int | quote }}
quarkus.flyway.migrate-at-start: "false"
{{- end -}}

{{/* dict root, database */}}
{{- define "connector.jdbcUrl" -}}
{{- .database.url }}{{ ternary "&" "?" (contains "?" .database.url) }}sslmode={{ .root.Values.postgresql.sslMode }}
{{- if and .root.Values.postgresql.ca.existingSecret (hasPrefix "verify" .root.Values.postgresql.sslMode) }}&sslrootcert=/var/run/connector/postgresql-ca/ca.crt
{{- else if hasPrefix "verify" .root.Values.postgresql.sslMode }}&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory
{{- end }}
{{- end -}}

{{/* For a service that checks bearer tokens. */}}
{{- define "connector.oidcServerSettings" -}}
quarkus.oidc.auth-server-url: {{ include "connector.issuerUrl" . | quote }}
{{- if .Values.oidc.ca.existingSecret }}
quarkus.oidc.tls.tls-configuration-name: issuer
{{- end }}
{{- end -}}

{{/* For a service that calls connector-auth. dict root, client (id and secret) */}}
{{- define "connector.oidcClientSettings" -}}
quarkus.rest-client.auth.url: {{ include "connector.authUrl" .root | quote }}
quarkus.oidc-client.auth-server-url: {{ include "connector.issuerUrl" .root | quote }}
quarkus.oidc-client.client-id: {{ .client.clientId | quote }}
{{- if .root.Values.oidc.ca.existingSecret }}
quarkus.oidc-client.tls.tls-configuration-name: issuer
{{- end }}
{{- end -}}

{{/* All settings of a component, the free ones included, as a YAML map. dict root, component, c */}}
{{- define "connector.settings" -}}
{{ include (printf "connector.%s.settings" .component) .root }}
{{- range $name, $value := .c.settings }}
{{ $name | quote }}: {{ include "connector.text" $value }}
{{- end }}
{{- end -}}

{{/* A value as quoted text. Numbers of a values file are floating ones: a large whole one would become 1e+06. */}}
{{- define "connector.text" -}}
{{- if and (kindIs "float64" .) (eq . (floor .)) }}{{ . | int64 | toString | quote }}{{ else }}{{ . | quote }}{{ end }}
{{- end -}}

{{/* A YAML map as a properties file. */}}
{{- define "connector.properties" -}}
{{- range $name, $value := fromYaml . }}
{{ $name | replace " " "\\ " }}={{ $value | toString | replace "\\" "\\\\" | replace "\n" "\\n" }}
{{- end }}
{{- end -}}

{{/* A component's ConfigMap. dict root, component, c */}}
{{- define "connector.configMap" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "connector.metadata" . | nindent 2 }}
data:
  application.properties: |-
    {{- include "connector.properties" (include "connector.settings" .) | trim | nindent 4 }}
{{- end -}}
