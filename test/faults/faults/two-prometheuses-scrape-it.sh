# what: two Prometheuses select the monitor, and the second may not discover anything
# root: discovery-forbidden
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n team-a create serviceaccount another && printf 'apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: {name: another, namespace: team-a}\nspec: {replicas: 1, scrapeInterval: 5s, image: "quay.io/prometheus/prometheus:v3.14.0", version: v3.14.0, serviceAccountName: another, serviceMonitorSelector: {matchLabels: {app.kubernetes.io/name: actions-runner-controller}}, serviceMonitorNamespaceSelector: {}}\n' | kubectl apply -f - && kubectl -n $A label servicemonitor $SM app.kubernetes.io/name=actions-runner-controller --overwrite && sleep 30; }
settled() { kubectl -n team-a get pod prometheus-another-0 -o jsonpath='{.status.conditions[?(@.type=="Ready")].status}' | grep -q True; }
