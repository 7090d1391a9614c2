{{/* Names, labels and images. */}}

{{- define "connector.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* Names leave room for the component and for a pod's number. */}}
{{- define "connector.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains (include "connector.name" .) .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "connector.name" .) | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* dict root, component */}}
{{- define "connector.componentName" -}}
{{- printf "%s-%s" (include "connector.fullname" .root) .component -}}
{{- end -}}

{{/* dict root, component */}}
{{- define "connector.selectorLabels" -}}
app.kubernetes.io/name: {{ include "connector.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{/* dict root, component */}}
{{- define "connector.labels" -}}
{{ include "connector.selectorLabels" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: {{ .root.Chart.Name }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name (.root.Chart.Version | replace "+" "_") }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Labels of pods: not the chart's version, so that a new chart alone restarts nothing. dict root, component */}}
{{- define "connector.podLabels" -}}
{{ include "connector.selectorLabels" . }}
app.kubernetes.io/part-of: {{ .root.Chart.Name }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Name, namespace and labels of an object. dict root, component */}}
{{- define "connector.metadata" -}}
name: {{ include "connector.componentName" . }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "connector.labels" . | nindent 2 }}
{{- end -}}

{{/* dict root, c (values of the component) */}}
{{- define "connector.image" -}}
{{- with .root.Values.image.registry }}{{ trimSuffix "/" . }}/{{ end -}}
{{- .c.image.repository -}}
{{- if .c.image.digest }}@{{ .c.image.digest }}{{ else }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}{{ end -}}
{{- end -}}

{{/* Host of publicUrl, without a port. */}}
{{- define "connector.publicHost" -}}
{{- (urlParse .Values.auth.publicUrl).hostname -}}
{{- end -}}

{{/* What tells this installation from others in one Prometheus. */}}
{{- define "connector.installation" -}}
{{- .Values.installation | default (printf "%s/%s" .Release.Namespace .Release.Name) -}}
{{- end -}}

{{/* Where the poller and the writer find connector-auth. */}}
{{- define "connector.authUrl" -}}
{{- if .Values.auth.enabled -}}
http://{{ include "connector.componentName" (dict "root" . "component" "auth") }}.{{ .Release.Namespace }}.svc:8080
{{- else -}}
{{- .Values.authUrl -}}
{{- end -}}
{{- end -}}

{{/* The sandbox as everything in the cluster calls it. */}}
{{- define "connector.sandboxHost" -}}
{{ include "connector.componentName" (dict "root" . "component" "sandbox") }}.{{ .Release.Namespace }}.svc
{{- end -}}

{{/* The issuer of bearer tokens: named, or the sandbox's. */}}
{{- define "connector.issuerUrl" -}}
{{- if and .Values.sandbox.enabled (not .Values.oidc.issuerUrl) -}}
http://{{ include "connector.sandboxHost" . }}:18083/realms/connector
{{- else -}}
{{- .Values.oidc.issuerUrl -}}
{{- end -}}
{{- end -}}

{{/* Secret with a component's Kafka credentials; empty when there is none. dict root, component, own (name in the component's values) */}}
{{- define "connector.kafkaSecret" -}}
{{- $values := .root.Values -}}
{{- if .own -}}
{{- .own -}}
{{- else if and $values.strimzi.users.create (eq (include "connector.strimziNamespace" .root) .root.Release.Namespace) (ne .component "topics") -}}
{{- include "connector.componentName" . -}}
{{- else -}}
{{- $values.kafka.credentials.existingSecret -}}
{{- end -}}
{{- end -}}

{{- define "connector.strimziNamespace" -}}
{{- .Values.strimzi.namespace | default .Release.Namespace -}}
{{- end -}}
