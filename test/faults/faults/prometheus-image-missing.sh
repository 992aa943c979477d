# what: the Prometheus' image cannot be pulled
# root: prometheus-pod-not-ready
# verdict: unhealthy
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"image":"quay.io/prometheus/prometheus:missing-v3.14.0"}}'; }
settled() { kubectl -n $M get pod prometheus-$PROM-0 -o jsonpath='{.status.containerStatuses[*].state.waiting.reason}' 2>/dev/null | grep -q Image; }
