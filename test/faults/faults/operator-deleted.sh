# what: the operator's Deployment was deleted before the monitor got its label
# root: operator-missing
# verdict: unhealthy
# mends: no
break_it() {
  kubectl -n $A label servicemonitor $SM release- && wait_until 90 pool_empty $POOL &&
  kubectl -n $M delete deployment $OPERATOR && sleep 3 &&
  kubectl -n $A label servicemonitor $SM release=kube-prometheus-stack && sleep 8; }
settled() { pool_empty $POOL; }
