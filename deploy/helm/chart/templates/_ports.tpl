{{/* Ports that a component has to get out to, told from the addresses it is configured with. Empty where none can be told: validation says so in a sentence. */}}

{{/* The port of host or host:port. dict address, standard (the port when none is named) */}}
{{- define "connector.hostPort" -}}
{{- if regexMatch "^(\\[[0-9a-fA-F:.]+\\]|[^:\\[\\]\\s]+)(:[0-9]{1,5})?$" .address -}}
{{- $port := regexFind ":[0-9]+$" .address | trimPrefix ":" | default .standard | atoi -}}
{{- if and (gt $port 0) (lt $port 65536) }}{{ $port }}{{ end -}}
{{- end -}}
{{- end -}}

{{/* The port of an address that begins with http or https. */}}
{{- define "connector.urlPort" -}}
{{- $url := toString . -}}
{{- if regexMatch "^https?://[^/?#]" $url -}}
{{- $address := regexReplaceAll "^https?://([^/?#]*@)?([^/?#]*).*$" $url "${2}" -}}
{{- include "connector.hostPort" (dict "address" $address "standard" (ternary "443" "80" (hasPrefix "https:" $url))) -}}
{{- end -}}
{{- end -}}

{{/* The ports of the hosts in a JDBC url, joined by commas; one that cannot be told is empty. */}}
{{- define "connector.databasePorts" -}}
{{- $ports := list -}}
{{- range splitList "," (regexReplaceAll "^jdbc:postgresql://([^/?]*).*$" . "${1}") -}}
{{- $ports = append $ports (include "connector.hostPort" (dict "address" . "standard" "5432")) -}}
{{- end -}}
{{- $ports | uniq | join "," -}}
{{- end -}}

{{/* Ports of addresses as a YAML list of texts, each once. dict urls (a map), more (a list) */}}
{{- define "connector.urlPorts" -}}
{{- $ports := list -}}
{{- range $name, $url := .urls }}{{ $ports = append $ports (include "connector.urlPort" $url) }}{{ end -}}
{{- range .more }}{{ $ports = append $ports (toString .) }}{{ end -}}
{{- $ports | uniq | toJson -}}
{{- end -}}

{{/* Addresses among settings, as a YAML map by the names they stand under. dict prefix, settings, names (how the names of the settings begin) */}}
{{- define "connector.urlsOf" -}}
{{- $outer := . -}}
{{- range $name, $value := .settings }}
{{- range $outer.names }}
{{- if and (hasPrefix . $name) (hasPrefix "http" (toString $value)) }}
{{ printf "%s.%s" $outer.prefix $name | quote }}: {{ toString $value | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
Addresses of Exact and Optiply that a component calls: connector-auth all, the poller those of Exact, the writer that of Optiply's API. The latter two get them from
connector-auth with each token. dict root, component
*/}}
{{- define "connector.vendorUrls" -}}
{{- $auth := .root.Values.auth -}}
{{- if ne .component "writer" }}
{{- range $country, $url := $auth.exact.hosts }}
{{ printf "auth.exact.hosts.%s" $country | quote }}: {{ toString $url | quote }}
{{- end }}
{{- include "connector.urlsOf" (dict "prefix" "auth.settings" "settings" $auth.settings "names" (list "connector.exact.")) }}
{{- end }}
{{- if ne .component "poller" }}
{{- with $auth.optiply.baseUrl }}
auth.optiply.baseUrl: {{ . | quote }}
{{- end }}
{{- include "connector.urlsOf" (dict "prefix" "auth.settings" "settings" $auth.settings "names" (list "connector.optiply.base-url")) }}
{{- end }}
{{- if eq .component "auth" }}
{{- with $auth.optiply.tokenUrl }}
auth.optiply.tokenUrl: {{ . | quote }}
{{- end }}
{{- include "connector.urlsOf" (dict "prefix" "auth.settings" "settings" $auth.settings "names" (list "connector.optiply.token-url")) }}
{{- end }}
{{- end -}}

{{/* A proxy that a component's JVM is told of as -Dhttps.proxyHost and -Dhttps.proxyPort (or http.), as a YAML map of its address. dict root, component */}}
{{- define "connector.proxyUrls" -}}
{{- $component := .component -}}
{{- $options := (index .root.Values .component).jvmOptions -}}
{{- range $scheme := list "http" "https" }}
{{- $host := regexFind (printf "-D%s\\.proxyHost=\\S+" $scheme) $options }}
{{- if $host }}
{{- $port := regexFind (printf "-D%s\\.proxyPort=\\S+" $scheme) $options }}
{{ printf "%s.jvmOptions -D%s.proxyPort" $component $scheme | quote }}: {{ printf "%s://proxy%s" $scheme (regexReplaceAll "^.*=" $port ":") | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{/* The issuer, and addresses that settings name apart from it: its single endpoints. dict root, component */}}
{{- define "connector.oidcUrls" -}}
oidc.issuerUrl: {{ include "connector.issuerUrl" .root | quote }}
{{- include "connector.urlsOf" (dict "prefix" (printf "%s.settings" .component) "settings" (index .root.Values .component).settings "names" (list "quarkus.oidc")) }}
{{- end -}}

{{/* Where traces go. dict root, component */}}
{{- define "connector.tracingUrls" -}}
{{- with .root.Values.tracing.endpoint }}
tracing.endpoint: {{ . | quote }}
{{- end }}
{{- include "connector.urlsOf" (dict "prefix" (printf "%s.settings" .component) "settings" (index .root.Values .component).settings "names" (list "quarkus.otel.exporter.")) }}
{{- end -}}

{{/* Whatever of that has no port. */}}
{{- define "connector.problems.ports" -}}
{{- $v := .Values -}}
{{- $urls := dict "authUrl" $v.authUrl -}}
{{- range $component := list "auth" "poller" "writer" }}
{{- if (index $v $component).enabled }}
{{- range $part := list "vendor" "proxy" "oidc" "tracing" }}
{{- $urls = merge $urls (include (printf "connector.%sUrls" $part) (dict "root" $ "component" $component) | fromYaml) }}
{{- end }}
{{- if hasKey (index $v $component) "database" }}
{{- $url := (index $v $component).database.url }}
{{- if and (regexMatch "^jdbc:postgresql://[^/?]+/" $url) (has "" (splitList "," (include "connector.databasePorts" $url))) }}
- "{{ $component }}.database.url names a port that is none: it looks like jdbc:postgresql://db.example.com:5432/{{ $component }}."
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- range $name, $url := $urls }}
{{- if and $url (not (include "connector.urlPort" $url)) }}
- "{{ $name | replace "\"" "'" }} names no host or a port that is none: it looks like https://host.example.com:8443, and its port is what NetworkPolicies let out to."
{{- end }}
{{- end }}
{{- end -}}
