{{/* The pod, the same for all components. */}}

{{- define "connector.podSecurityContext" -}}
runAsNonRoot: true
{{- with .Values.pod.runAsUser }}
runAsUser: {{ . | int }}
runAsGroup: {{ . | int }}
fsGroup: {{ . | int }}
{{- end }}
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "connector.containerSecurityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* What concerns scheduling and pulling. dict root, component */}}
{{- define "connector.placement" -}}
{{- $values := .root.Values -}}
{{- with $values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . | quote }}
  {{- end }}
{{- end }}
{{- with $values.pod.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.pod.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.pod.priorityClassName }}
priorityClassName: {{ . | quote }}
{{- end }}
{{- end -}}

{{/* dict root, component */}}
{{- define "connector.topologySpread" -}}
{{- $outer := . -}}
{{- with .root.Values.pod.topologySpread.topologyKeys }}
topologySpreadConstraints:
  {{- range . }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: {{ $outer.root.Values.pod.topologySpread.whenUnsatisfiable }}
    labelSelector:
      matchLabels:
        {{- include "connector.selectorLabels" $outer | nindent 8 }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* dict path, then the numbers of the probe */}}
{{- define "connector.probe" -}}
httpGet:
  path: {{ .path }}
  port: http
periodSeconds: {{ .period }}
timeoutSeconds: {{ .timeout }}
failureThreshold: {{ .failures }}
{{- end -}}

{{/*
Brings the schema to the version of this image and ends, under a lock of the database: the first pod of a new version migrates, the others find it done. The service
itself comes after it, never migrates and needs no right to. dict root, component, c
*/}}
{{- define "connector.migration" -}}
{{- $database := get .c "database" -}}
- name: migration
  image: {{ include "connector.image" . | quote }}
  imagePullPolicy: {{ .root.Values.image.pullPolicy }}
  securityContext:
    {{- include "connector.containerSecurityContext" .root | nindent 4 }}
  env:
    - name: QUARKUS_CONFIG_LOCATIONS
      value: /var/run/connector/settings/application.properties
    - name: QUARKUS_FLYWAY_MIGRATE_AT_START
      value: "true"
    - name: QUARKUS_INIT_AND_EXIT
      value: "true"
    # An index over millions of rows takes longer than any statement of the service.
    - name: QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_SOCKETTIMEOUT
      value: "0"
    {{- if ne .component "auth" }}
    # It would ask the issuer before anything else.
    - name: QUARKUS_OIDC_CLIENT_CLIENT_ENABLED
      value: "false"
    {{- end }}
    - name: JAVA_TOOL_OPTIONS
      value: {{ .c.jvmOptions | quote }}
    {{- $secret := $database.migrationSecret | default $database.existingSecret }}
    {{- include "connector.secretEnv" (dict "name" "QUARKUS_DATASOURCE_USERNAME" "secret" $secret "key" $database.usernameKey) | nindent 4 }}
    {{- include "connector.secretEnv" (dict "name" "QUARKUS_DATASOURCE_PASSWORD" "secret" $secret "key" $database.passwordKey) | nindent 4 }}
  resources:
    {{- toYaml .c.resources | nindent 4 }}
  volumeMounts:
    - name: tmp
      mountPath: /tmp
    - name: settings
      mountPath: /var/run/connector/settings
      readOnly: true
    {{- range include "connector.files" . | fromYamlArray }}
    {{- if has .name (list "postgresql-ca" "oidc-ca") }}
    - name: {{ .name }}
      mountPath: /var/run/connector/{{ .name }}
      readOnly: true
    {{- end }}
    {{- end }}
{{- end -}}

{{/* A pod template: metadata and spec. dict root, component, c */}}
{{- define "connector.podTemplate" -}}
{{- $values := .root.Values -}}
metadata:
  labels:
    {{- include "connector.podLabels" . | nindent 4 }}
    {{- with $values.pod.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    # Other settings are another pod: services read them once, at start.
    checksum/settings: {{ include "connector.settings" . | sha256sum }}
    {{- with $values.pod.annotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  serviceAccountName: {{ include "connector.componentName" . }}
  automountServiceAccountToken: false
  # Services of the namespace would become environment variables, and some of those are names of settings (KAFKA_PORT).
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ .c.terminationGracePeriodSeconds | int }}
  securityContext:
    {{- include "connector.podSecurityContext" .root | nindent 4 }}
  {{- with include "connector.placement" . | trim }}
  {{- . | nindent 2 }}
  {{- end }}
  {{- with include "connector.topologySpread" . | trim }}
  {{- . | nindent 2 }}
  {{- end }}
  {{- if hasKey .c "database" }}
  initContainers:
    {{- include "connector.migration" . | nindent 4 }}
  {{- end }}
  containers:
    - name: {{ .component }}
      image: {{ include "connector.image" . | quote }}
      imagePullPolicy: {{ $values.image.pullPolicy }}
      securityContext:
        {{- include "connector.containerSecurityContext" .root | nindent 8 }}
      ports:
        - name: http
          containerPort: 8080
          protocol: TCP
      env:
        - name: QUARKUS_CONFIG_LOCATIONS
          value: /var/run/connector/settings/application.properties
        - name: JAVA_TOOL_OPTIONS
          value: {{ .c.jvmOptions | quote }}
        {{- with include "connector.kafkaEnv" (dict "root" .root "secret" (include "connector.kafkaSecret" (dict "root" .root "component" .component "own" .c.kafka.existingSecret))) | trim }}
        {{- . | nindent 8 }}
        {{- end }}
        {{- include (printf "connector.%s.env" .component) .root | nindent 8 }}
        {{- with .c.extraEnv }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      lifecycle:
        preStop:
          # Long enough for Services and Ingresses to look elsewhere.
          sleep:
            seconds: 5
      startupProbe:
        {{- include "connector.probe" (dict "path" "/q/health/started" "period" 3 "timeout" 3 "failures" (div (int $values.pod.startupSeconds) 3)) | nindent 8 }}
      livenessProbe:
        {{- include "connector.probe" (dict "path" "/q/health/live" "period" 10 "timeout" 5 "failures" 6) | nindent 8 }}
      readinessProbe:
        {{- include "connector.probe" (dict "path" "/q/health/ready" "period" 5 "timeout" 10 "failures" 3) | nindent 8 }}
      resources:
        {{- toYaml .c.resources | nindent 8 }}
      volumeMounts:
        {{- include "connector.mounts" . | nindent 8 }}
  volumes:
    {{- include "connector.volumes" . | nindent 4 }}
{{- end -}}
