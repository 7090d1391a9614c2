{{/* What connector-optiply-writer alone needs. */}}

{{- define "connector.writer.settings" -}}
{{ include "connector.commonSettings" (dict "root" . "c" .Values.writer) }}
{{ include "connector.databaseSettings" (dict "root" . "database" .Values.writer.database) }}
{{ include "connector.oidcServerSettings" . }}
{{ include "connector.oidcClientSettings" (dict "root" . "client" .Values.writer.oidc) }}
{{- end -}}

{{- define "connector.writer.env" -}}
{{ include "connector.databaseEnv" (dict "database" .Values.writer.database) }}
{{ include "connector.oidcClientEnv" (dict "client" .Values.writer.oidc) }}
{{ include "connector.memberEnv" "WRITER_MEMBER_ID" }}
{{- end -}}
