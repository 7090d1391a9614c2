{{/* The topics of files/topics.yaml, which a test writes from the catalogue of shared-model, and the rights of files/access.yaml. */}}

{{- define "connector.topics.settings" -}}
{{ include "connector.topicSettings" . }}
connector.replication: {{ .Values.topics.replicationFactor | int | quote }}
{{ include "connector.kafkaSettings" . }}
{{- end -}}

{{/* Name of an object for a topic or user: what Kubernetes allows. */}}
{{- define "connector.objectName" -}}
{{- . | lower | replace "_" "-" | trimAll "-." -}}
{{- end -}}

{{/* One right. dict type, name, pattern, operations */}}
{{- define "connector.acl" -}}
- resource:
    type: {{ .type }}
    {{- with .name }}
    name: {{ . | quote }}
    patternType: {{ $.pattern }}
    {{- end }}
  operations: [{{ join ", " .operations }}]
{{- end -}}

{{/* dict root, component */}}
{{- define "connector.userMetadata" -}}
name: {{ include "connector.componentName" . }}
namespace: {{ include "connector.strimziNamespace" .root }}
labels:
  strimzi.io/cluster: {{ .root.Values.strimzi.cluster | quote }}
  {{- include "connector.labels" . | nindent 2 }}
{{- end -}}

{{- define "connector.userAuthentication" -}}
authentication:
  type: {{ ternary "tls" "scram-sha-512" (eq .Values.kafka.protocol "SSL") }}
{{- end -}}
