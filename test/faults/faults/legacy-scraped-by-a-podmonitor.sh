# what: a PodMonitor scrapes legacy ARC in place of the chart's ServiceMonitor
# root:
# verdict: healthy
# mends: no
break_it() { kubectl -n $A delete servicemonitor $SM &&
  printf 'apiVersion: monitoring.coreos.com/v1\nkind: PodMonitor\nmetadata: {name: arc, namespace: %s, labels: {release: kube-prometheus-stack}}\nspec: {selector: {matchLabels: {app.kubernetes.io/name: actions-runner-controller}}, podMetricsEndpoints: [{port: metrics-port}]}\n' $A | kubectl apply -f - && sleep 30; }
settled() { pool_up podMonitor/$A/arc/0; }
