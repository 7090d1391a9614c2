{{/* What connector-auth alone needs. */}}

{{- define "connector.auth.settings" -}}
{{ include "connector.commonSettings" (dict "root" . "c" .Values.auth) }}
{{ include "connector.databaseSettings" (dict "root" . "database" .Values.auth.database) }}
{{ include "connector.oidcServerSettings" . }}
connector.auth.public-url: {{ .Values.auth.publicUrl | quote }}
connector.auth.keyset-file: /var/run/connector/keyset/keyset.json
{{- if .Values.sandbox.enabled }}
{{- $host := include "connector.sandboxHost" . }}
{{- range $country := list "nl" "be" "de" "fr" "es" "co.uk" "com" }}
{{ printf "connector.exact.hosts.%q" $country | squote }}: http://{{ $host }}:18081/{{ ternary "uk" $country (eq $country "co.uk") }}
{{- end }}
connector.optiply.base-url: http://{{ $host }}:18082/v1
connector.optiply.token-url: http://{{ $host }}:18082/api/auth/oauth/token
{{- end }}
{{- range $country, $url := .Values.auth.exact.hosts }}
{{ printf "connector.exact.hosts.%q" $country | squote }}: {{ $url | quote }}
{{- end }}
{{- with .Values.auth.optiply.baseUrl }}
connector.optiply.base-url: {{ . | quote }}
{{- end }}
{{- with .Values.auth.optiply.tokenUrl }}
connector.optiply.token-url: {{ . | quote }}
{{- end }}
{{- if .Values.auth.mail.host }}
quarkus.mailer.host: {{ .Values.auth.mail.host | quote }}
quarkus.mailer.port: {{ .Values.auth.mail.port | int | quote }}
quarkus.mailer.from: {{ .Values.auth.mail.from | quote }}
quarkus.mailer.start-tls: {{ ternary "REQUIRED" "DISABLED" (eq .Values.auth.mail.security "starttls") }}
quarkus.mailer.tls: {{ eq .Values.auth.mail.security "tls" | quote }}
{{- else }}
quarkus.mailer.mock: "true"
{{- end }}
{{- end -}}

{{- define "connector.auth.env" -}}
{{ include "connector.databaseEnv" (dict "database" .Values.auth.database) }}
{{- if and .Values.auth.mail.host .Values.auth.mail.existingSecret }}
{{ include "connector.secretEnv" (dict "name" "QUARKUS_MAILER_USERNAME" "secret" .Values.auth.mail.existingSecret "key" .Values.auth.mail.usernameKey) }}
{{ include "connector.secretEnv" (dict "name" "QUARKUS_MAILER_PASSWORD" "secret" .Values.auth.mail.existingSecret "key" .Values.auth.mail.passwordKey) }}
{{- end }}
{{- end -}}

{{/* Paths reachable from outside, as a YAML list of {path, type}; never /q. */}}
{{- define "connector.auth.paths" -}}
- {path: /connect, type: Prefix}
- {path: /connect.css, type: Exact}
- {path: /connect.js, type: Exact}
- {path: /oauth/callback, type: Exact}
- {path: /oauth/back, type: Exact}
{{- if .Values.auth.exposeApi }}
- {path: /api, type: Prefix}
- {path: /operator, type: Exact}
{{- end }}
{{- end -}}
