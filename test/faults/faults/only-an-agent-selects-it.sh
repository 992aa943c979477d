# what: a PrometheusAgent selects the monitor; the Prometheus asks for another label
# root: monitor-selected-by-agent-only
# verdict: unhealthy
# mends: no
break_it() {
  printf 'apiVersion: monitoring.coreos.com/v1alpha1\nkind: PrometheusAgent\nmetadata: {name: edge, namespace: %s}\nspec: {replicas: 0, serviceAccountName: %s, serviceMonitorSelector: {matchLabels: {edge: "true"}}, serviceMonitorNamespaceSelector: {}}\n' $M $PROM | kubectl apply -f - &&
  kubectl -n $A label servicemonitor $SM release- edge=true; }
settled() { pool_empty $POOL; }
