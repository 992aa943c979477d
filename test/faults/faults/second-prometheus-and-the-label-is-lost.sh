# what: a second Prometheus in another namespace selects no monitor; the first one's label is lost from the monitor
# root: monitor-labels-not-matched
# verdict: unhealthy
# mends: yes
break_it() { printf 'apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: {name: another, namespace: team-a}\nspec: {replicas: 1, image: "quay.io/prometheus/prometheus:v3.14.0", version: v3.14.0, serviceMonitorSelector: {matchLabels: {nobody: has-this}}, serviceMonitorNamespaceSelector: {}}\n' | kubectl apply -f - && kubectl -n $A label servicemonitor $SM release-; }
settled() { pool_empty $POOL; }
