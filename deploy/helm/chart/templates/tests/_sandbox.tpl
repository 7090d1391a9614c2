{{/*
A company of the sandbox is onboarded as an operator and a merchant would do it, and its one item has to arrive in the stand-in of Optiply. A shell and curl are all there
is: JSON is taken apart by sed. Addresses are asked for at the services themselves, since the public one may be reachable for browsers only.
*/}}
{{- define "connector.sandboxTest" -}}
echo "does an item get from Exact to Optiply?"
sandbox=http://{{ include "connector.sandboxHost" . }}
as_operator() { printf 'Authorization: Bearer %s' "$token" | curl -sS --fail-with-body -H @- -H 'Content-Type: application/json' "$@"; }
field() { printf '%s' "$2" | sed -n "s/.*\"$1\" *: *\"\{0,1\}\([^\",}]*\).*/\1/p"; }
header() { tr -d '\r' | grep -i "^$1: " | sed 's/^[^:]*: //'; }
path() { printf '%s' "$1" | sed 's|^[a-z]*://[^/]*||'; }
seeded=$(curl -sS --fail-with-body -d '{"name":"empty"}' "$sandbox:18084/seed")
exact=${seeded%%,\"optiply\":*}
optiply=${seeded#*\"optiply\":}
optiply="${optiply%%\}*}}"
division=$(field division "$exact")
item=$(curl -sS --fail-with-body -d '{"Code":"HELM-TEST","Description":"Item of helm test"}' "$sandbox:18084/exact/$division/Items")
item=$(field ID "$item")
id=helm-test-$(date +%s)
as_operator -d "{\"id\":\"$id\",\"name\":\"helm test\",\"contact\":{\"email\":\"helm-test@example.com\",\"language\":\"en\"},\"exact\":{\"country\":\"nl\",\"clientId\":\"$(field clientId "$exact")\",\"clientSecret\":\"$(field clientSecret "$exact")\"},\"settings\":{\"warehouses\":{\"mode\":\"default\"},\"salesSource\":\"orders\",\"compositions\":[]},\"optiply\":$optiply}" "$tenants" > /dev/null
trap 'as_operator -X DELETE "$tenants/$id?optiply=keep" || true' EXIT
link=$(as_operator -d '{}' "$tenants/$id/connect-link")
link=$(path "$(field url "$link")")
left=$(curl -sS --fail-with-body -o /dev/null -D - "${tenants%/api/*}$link/exact")
browser=$(printf '%s\n' "$left" | header set-cookie | grep '^connect=' | sed 's/;.*//')
consent=$(printf '%s\n' "$left" | header location)
session=$(curl -sS --fail-with-body -o /dev/null -D - --data-urlencode "UserName=$(field userName "$exact")" --data-urlencode "Password=$(field password "$exact")" "$sandbox:18081/docs/Login.aspx" | header set-cookie | sed 's/;.*//')
back=$(curl -sS --fail-with-body -o /dev/null -D - -H "Cookie: $session" -d "division=$division&decision=allow" "$consent" | header location)
curl -sS --fail-with-body -o /dev/null -H "Cookie: $browser" "${tenants%/api/*}$(path "$back")"
as_operator -X PUT -d "{\"division\":\"$division\"}" "$tenants/$id/division" > /dev/null
as_operator -d '{}' "$tenants/$id/activate" > /dev/null
for second in $(seq 120); do
  products=$(curl -sS --fail-with-body "$sandbox:18084/optiply/$(field accountId "$optiply")/products")
  case "$products" in *"$item"*) break ;; esac
  sleep 1
done
case "$products" in *"$item"*) echo "after $second s: $products" ;; *) echo "item $item is not in Optiply after $second s; status of the tenant:"; as_operator "$tenants/$id/status"; exit 1 ;; esac
{{- end -}}
