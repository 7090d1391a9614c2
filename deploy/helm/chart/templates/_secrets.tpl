{{/* Environment variables from secrets, and the files that are mounted. */}}

{{/* dict name, secret, key */}}
{{- define "connector.secretEnv" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret | quote }}
      key: {{ .key | quote }}
{{- end -}}

{{/* dict root, secret */}}
{{- define "connector.kafkaEnv" -}}
{{- $keys := .root.Values.kafka.credentials -}}
{{- if hasPrefix "SASL" .root.Values.kafka.protocol }}
{{ include "connector.secretEnv" (dict "name" "KAFKA_SASL_JAAS_CONFIG" "secret" .secret "key" $keys.jaasKey) }}
{{- else if eq .root.Values.kafka.protocol "SSL" }}
{{ include "connector.secretEnv" (dict "name" "KAFKA_SSL_KEYSTORE_CERTIFICATE_CHAIN" "secret" .secret "key" $keys.certificateKey) }}
{{ include "connector.secretEnv" (dict "name" "KAFKA_SSL_KEYSTORE_KEY" "secret" .secret "key" $keys.privateKeyKey) }}
{{- end }}
{{- end -}}

{{/* dict database */}}
{{- define "connector.databaseEnv" -}}
{{ include "connector.secretEnv" (dict "name" "QUARKUS_DATASOURCE_USERNAME" "secret" .database.existingSecret "key" .database.usernameKey) }}
{{ include "connector.secretEnv" (dict "name" "QUARKUS_DATASOURCE_PASSWORD" "secret" .database.existingSecret "key" .database.passwordKey) }}
{{- end -}}

{{/* dict client */}}
{{- define "connector.oidcClientEnv" -}}
{{ include "connector.secretEnv" (dict "name" "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET" "secret" .client.existingSecret "key" .client.key) }}
{{- end -}}

{{/* Kafka's static membership: a pod that comes back under its name takes its partitions over at once. */}}
{{- define "connector.memberEnv" -}}
- name: {{ . }}
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
{{- end -}}

{{/* Files that a component mounts, as a YAML list of {name, secret, key, file}. dict root, component */}}
{{- define "connector.files" -}}
{{- $values := .root.Values -}}
{{- with $values.kafka.ca }}{{ if .existingSecret }}
- {name: kafka-ca, secret: {{ .existingSecret | quote }}, key: {{ .key | quote }}, file: ca.crt}
{{- end }}{{ end }}
{{- with $values.oidc.ca }}{{ if and .existingSecret (ne $.component "topics") }}
- {name: oidc-ca, secret: {{ .existingSecret | quote }}, key: {{ .key | quote }}, file: ca.crt}
{{- end }}{{ end }}
{{- with $values.postgresql.ca }}{{ if and .existingSecret (has $.component (list "auth" "writer")) }}
- {name: postgresql-ca, secret: {{ .existingSecret | quote }}, key: {{ .key | quote }}, file: ca.crt}
{{- end }}{{ end }}
{{- if eq .component "auth" }}
- {name: keyset, secret: {{ $values.auth.keyset.existingSecret | quote }}, key: {{ $values.auth.keyset.key | quote }}, file: keyset.json}
{{- end }}
{{- end -}}

{{/* dict root, component */}}
{{- define "connector.volumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: {{ .root.Values.pod.tmpSize }}
- name: settings
  configMap:
    name: {{ include "connector.componentName" . }}
{{- range include "connector.files" . | fromYamlArray }}
- name: {{ .name }}
  secret:
    secretName: {{ .secret | quote }}
    items:
      - key: {{ .key | quote }}
        path: {{ .file }}
{{- end }}
{{- end -}}

{{/* dict root, component */}}
{{- define "connector.mounts" -}}
- name: tmp
  mountPath: /tmp
- name: settings
  mountPath: /var/run/connector/settings
  readOnly: true
{{- range include "connector.files" . | fromYamlArray }}
- name: {{ .name }}
  mountPath: /var/run/connector/{{ .name }}
  readOnly: true
{{- end }}
{{- end -}}
