# what: the operator's image cannot be pulled, and the monitor got its label since
# root: operator-not-ready
# verdict: unhealthy
# mends: no
break_it() {
  kubectl -n $A label servicemonitor $SM release- && wait_until 90 pool_empty $POOL &&
  patch -n $M deployment $OPERATOR -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}' &&
  kubectl -n $M set image deployment/$OPERATOR '*=quay.io/prometheus-operator/prometheus-operator:missing-v0.93.0' && sleep 8 &&
  kubectl -n $A label servicemonitor $SM release=kube-prometheus-stack && sleep 8; }
settled() { pool_empty $POOL; }
