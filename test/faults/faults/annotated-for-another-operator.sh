# what: the Prometheus is annotated for an operator with another controller id; a monitor labelled since never arrives
# root: prometheus-not-watched
# verdict: unhealthy
# mends: yes
break_it() {
  kubectl -n $A label servicemonitor $SM release- && wait_until 90 pool_empty $POOL &&
  kubectl -n $M annotate prometheus $PROM operator.prometheus.io/controller-id=blue && sleep 3 &&
  kubectl -n $A label servicemonitor $SM release=kube-prometheus-stack && sleep 10; }
settled() { pool_empty $POOL; }
