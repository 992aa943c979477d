# what: there is no Prometheus object, only a PrometheusAgent that selects the monitor
# root: monitor-selected-by-agent-only prometheus-missing
# verdict: unhealthy
# mends: no
break_it() {
  printf 'apiVersion: monitoring.coreos.com/v1alpha1\nkind: PrometheusAgent\nmetadata: {name: edge, namespace: %s}\nspec: {replicas: 0, serviceAccountName: %s, serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: {}, podMonitorSelector: {}, podMonitorNamespaceSelector: {}}\n' $M $PROM | kubectl apply -f - &&
  kubectl -n $M delete prometheus $PROM; }
settled() { [ -z "$(kubectl -n $M get pod -l app.kubernetes.io/name=prometheus -o name)" ]; }
