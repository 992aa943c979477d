# what: a second Prometheus stands beside the first and selects no monitor: nothing is wrong
# root:
# verdict: healthy
# mends: no
break_it() { printf 'apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: {name: another, namespace: %s}\nspec: {replicas: 1, image: "quay.io/prometheus/prometheus:v3.14.0", version: v3.14.0, serviceAccountName: %s, serviceMonitorSelector: {matchLabels: {nobody: has-this}}, podMonitorSelector: {matchLabels: {nobody: has-this}}}\n' $M $PROM | kubectl apply -f - && sleep 15; }
settled() { pool_up $POOL; }
