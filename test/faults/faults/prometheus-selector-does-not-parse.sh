# what: the Prometheus' serviceMonitorSelector has an In without values, so the whole Prometheus fails to reconcile
# root: prometheus-reconcile-failed
# verdict: unhealthy
# mends: no
break_it() {
  kubectl -n $A label servicemonitor $SM release- && wait_until 90 pool_empty $POOL &&
  patch -n $M prometheus $PROM -p '{"spec":{"serviceMonitorSelector":{"matchLabels":null,"matchExpressions":[{"key":"release","operator":"In"}]}}}' && sleep 3 &&
  kubectl -n $A label servicemonitor $SM release=kube-prometheus-stack && sleep 10; }
settled() { pool_empty $POOL; }
