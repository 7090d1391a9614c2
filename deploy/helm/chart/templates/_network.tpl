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

{{/* Out to name servers and Kafka, which everything needs. */}}
{{- define "connector.kafkaEgress" -}}
{{- $ports := list -}}
{{- range splitList "," .Values.kafka.bootstrapServers }}{{ $ports = append $ports (regexFind "[0-9]+$" .) }}{{ end -}}
{{- range .Values.networkPolicy.kafkaPorts }}{{ $ports = append $ports (toString .) }}{{ end -}}
- ports:
    {{- range .Values.networkPolicy.dnsPorts }}
    - {protocol: UDP, port: {{ int . }}}
    - {protocol: TCP, port: {{ int . }}}
    {{- end }}
{{ include "connector.egress" (dict "ports" ($ports | uniq) "to" .Values.networkPolicy.kafkaTo) }}
{{- end -}}

{{/* The same, and to the collector of traces. dict root, component */}}
{{- define "connector.commonEgress" -}}
{{ include "connector.kafkaEgress" .root }}
{{- with include "connector.tracingUrls" . | fromYaml }}
{{ include "connector.egress" (dict "ports" (include "connector.urlPorts" (dict "urls" . "more" $.root.Values.networkPolicy.tracingPorts) | fromJsonArray) "to" $.root.Values.networkPolicy.tracingTo) }}
{{- end }}
{{- end -}}

{{/* dict root, component */}}
{{- define "connector.oidcEgress" -}}
{{- $values := .root.Values -}}
{{- if and $values.sandbox.enabled (not $values.oidc.issuerUrl) }}
{{- include "connector.sandboxEgress" (dict "root" .root "ports" (list 18083)) }}
{{- else }}
{{- $urls := include "connector.oidcUrls" . | fromYaml }}
{{- include "connector.egress" (dict "ports" (include "connector.urlPorts" (dict "urls" $urls "more" $values.networkPolicy.oidcPorts) | fromJsonArray) "to" $values.networkPolicy.oidcTo) }}
{{- end }}
{{- end -}}

{{/* dict root, ports */}}
{{- define "connector.sandboxEgress" -}}
{{ include "connector.egress" (dict "ports" .ports "to" (list (include "connector.peer" (dict "root" .root "component" "sandbox") | fromYaml))) }}
{{- end -}}

{{/* To Exact and Optiply or the proxy on the way there, or to their stand-ins and then nowhere else. dict root, component */}}
{{- define "connector.vendorEgress" -}}
{{- $policy := .root.Values.networkPolicy -}}
{{- if .root.Values.sandbox.enabled }}
{{- include "connector.sandboxEgress" (dict "root" .root "ports" (list 18081 18082)) }}
{{- else }}
{{- $urls := merge (include "connector.vendorUrls" . | fromYaml) (include "connector.proxyUrls" . | fromYaml) }}
{{- $ports := concat (list "443") (include "connector.urlPorts" (dict "urls" $urls "more" $policy.vendorPorts) | fromJsonArray) }}
{{- include "connector.egress" (dict "ports" ($ports | uniq) "to" $policy.vendorsTo) }}
{{- end }}
{{- end -}}

{{/* dict root, database */}}
{{- define "connector.databaseEgress" -}}
{{- $ports := include "connector.databasePorts" .database.url | splitList "," -}}
{{- range .root.Values.networkPolicy.postgresqlPorts }}{{ $ports = append $ports (toString .) }}{{ end -}}
{{ include "connector.egress" (dict "ports" ($ports | uniq) "to" .root.Values.networkPolicy.postgresqlTo) }}
{{- end -}}

{{/* From the poller and the writer to connector-auth, of this release or of another one. */}}
{{- define "connector.authEgress" -}}
{{- if .Values.auth.enabled }}
{{ include "connector.egress" (dict "ports" (list 8080) "to" (list (include "connector.peer" (dict "root" . "component" "auth") | fromYaml))) }}
{{- else }}
{{ include "connector.egress" (dict "ports" (include "connector.urlPorts" (dict "urls" (dict "authUrl" .Values.authUrl) "more" .Values.networkPolicy.authPorts) | fromJsonArray) "to" .Values.networkPolicy.authTo) }}
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
