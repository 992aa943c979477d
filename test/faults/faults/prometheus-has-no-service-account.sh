# what: Prometheus' ServiceAccount is gone and its pod was deleted
# root: prometheus-pod-not-ready
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $M delete serviceaccount $PROM && kubectl -n $M delete pod prometheus-$PROM-0 --wait && sleep 10; }
settled() { ! kubectl -n $M get pod prometheus-$PROM-0 >/dev/null 2>&1; }
