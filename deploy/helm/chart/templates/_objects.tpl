{{/* Objects that every component has. */}}

{{/* dict root, component */}}
{{- define "connector.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "connector.metadata" . | nindent 2 }}
automountServiceAccountToken: false
{{- end -}}

{{/* dict root, component, headless */}}
{{- define "connector.service" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "connector.metadata" . | nindent 2 }}
spec:
  {{- if .headless }}
  clusterIP: None
  {{- end }}
  selector:
    {{- include "connector.selectorLabels" . | nindent 4 }}
  ports:
    - name: http
      port: 8080
      targetPort: http
      protocol: TCP
{{- end -}}

{{/* dict root, component, c */}}
{{- define "connector.podDisruptionBudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "connector.metadata" . | nindent 2 }}
spec:
  maxUnavailable: {{ .c.maxUnavailable | int }}
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "connector.selectorLabels" . | nindent 6 }}
{{- end -}}

{{/* dict root, component */}}
{{- define "connector.serviceMonitor" -}}
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  {{- include "connector.metadata" . | nindent 2 }}
    {{- with .root.Values.serviceMonitor.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  selector:
    matchLabels:
      {{- include "connector.selectorLabels" . | nindent 6 }}
  endpoints:
    - port: http
      path: /q/metrics
      interval: {{ .root.Values.serviceMonitor.interval }}
      relabelings:
        - action: replace
          targetLabel: installation
          replacement: {{ include "connector.installation" .root | quote }}
{{- end -}}
