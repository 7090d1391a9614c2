{{/* What connector-exact-poller alone needs. */}}

{{- define "connector.poller.settings" -}}
{{ include "connector.commonSettings" (dict "root" . "c" .Values.poller) }}
{{ include "connector.oidcClientSettings" (dict "root" . "client" .Values.poller.oidc) }}
{{- range $stream, $time := .Values.poller.intervals }}
{{ printf "poller.intervals.%q" $stream | squote }}: {{ $time | quote }}
{{- end }}
{{- end -}}

{{- define "connector.poller.env" -}}
{{ include "connector.oidcClientEnv" (dict "client" .Values.poller.oidc) }}
{{ include "connector.memberEnv" "POLLER_MEMBER_ID" }}
{{- end -}}
