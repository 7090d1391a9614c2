{{/* Parts of NetworkPolicies. */}}

{{/* One rule out: dict to (peers; anywhere when empty), ports (numbers, TCP) */}}
{{- define "connector.egress" -}}
- ports:
    {{- range .ports }}
    - {protocol: TCP, port: {{ int . }}}
    {{- end }}
  {{- with .to }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* Out to name servers and Kafka, which every component needs. */}}
{{- define "connector.commonEgress" -}}
{{- $ports := list -}}
{{- range splitList "," .Values.kafka.bootstrapServers }}{{ $ports = append $ports (regexFind "[0-9]+$" .) }}{{ end -}}
{{- range .Values.networkPolicy.kafkaPorts }}{{ $ports = append $ports (toString .) }}{{ end -}}
- ports:
    - {protocol: UDP, port: 53}
    - {protocol: TCP, port: 53}
{{ include "connector.egress" (dict "ports" ($ports | uniq) "to" .Values.networkPolicy.kafkaTo) }}
{{- with .Values.tracing.endpoint }}
{{ include "connector.egress" (dict "ports" (list (regexFind "[0-9]+$" .)) "to" $.Values.networkPolicy.tracingTo) }}
{{- end }}
{{- end -}}

{{- define "connector.oidcEgress" -}}
{{- if and .Values.sandbox.enabled (not .Values.oidc.issuerUrl) }}
{{- include "connector.sandboxEgress" (dict "root" . "ports" (list 18083)) }}
{{- else }}
{{- $url := urlParse .Values.oidc.issuerUrl -}}
{{- $port := regexFind "[0-9]+$" (regexFind ":[0-9]+$" $url.host) | default (ternary "80" "443" (eq $url.scheme "http")) -}}
{{ include "connector.egress" (dict "ports" (list $port) "to" .Values.networkPolicy.oidcTo) }}
{{- end }}
{{- end -}}

{{/* dict root, ports */}}
{{- define "connector.sandboxEgress" -}}
{{ include "connector.egress" (dict "ports" .ports "to" (list (include "connector.peer" (dict "root" .root "component" "sandbox") | fromYaml))) }}
{{- end -}}

{{/* To Exact and Optiply, or to their stand-ins and then nowhere else. */}}
{{- define "connector.vendorEgress" -}}
{{- if .Values.sandbox.enabled }}
{{- include "connector.sandboxEgress" (dict "root" . "ports" (list 18081 18082)) }}
{{- else }}
{{- include "connector.egress" (dict "ports" (list 443) "to" .Values.networkPolicy.vendorsTo) }}
{{- end }}
{{- end -}}

{{/* dict root, database */}}
{{- define "connector.databaseEgress" -}}
{{- $ports := list -}}
{{- range splitList "," (regexReplaceAll "^jdbc:postgresql://([^/?]*).*$" .database.url "${1}") }}
{{- $ports = append $ports (regexFind "[0-9]+$" (regexFind ":[0-9]+$" .) | default "5432") }}
{{- end -}}
{{ include "connector.egress" (dict "ports" ($ports | uniq) "to" .root.Values.networkPolicy.postgresqlTo) }}
{{- end -}}

{{/* From the poller and the writer to connector-auth, of this release or of another one. */}}
{{- define "connector.authEgress" -}}
{{- if .Values.auth.enabled }}
{{ include "connector.egress" (dict "ports" (list 8080) "to" (list (include "connector.peer" (dict "root" . "component" "auth") | fromYaml))) }}
{{- else }}
{{- $url := urlParse .Values.authUrl -}}
{{- $port := regexFind "[0-9]+$" (regexFind ":[0-9]+$" $url.host) | default (ternary "80" "443" (eq $url.scheme "http")) }}
{{ include "connector.egress" (dict "ports" (list $port) "to" (list)) }}
{{- end }}
{{- end -}}

{{/* A component of this release. dict root, component */}}
{{- define "connector.peer" -}}
podSelector:
  matchLabels:
    {{- include "connector.selectorLabels" . | nindent 4 }}
{{- end -}}

{{/* In: components of this release, then peers. Metrics and API share a port. dict root, components, peers (a list of lists) */}}
{{- define "connector.ingress" -}}
- ports:
    - {protocol: TCP, port: http}
  from:
    {{- range .components }}
    - {{ include "connector.peer" (dict "root" $.root "component" .) | nindent 6 | trim }}
    {{- end }}
    {{- range .peers }}
    {{- with . }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    {{- end }}
{{- end -}}

{{/* Begin of a policy. dict root, component */}}
{{- define "connector.networkPolicy" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "connector.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "connector.selectorLabels" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
{{- end -}}
