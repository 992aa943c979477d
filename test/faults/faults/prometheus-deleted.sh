# what: the Prometheus object was deleted
# root: prometheus-missing
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $M delete prometheus $PROM; }
settled() { [ -z "$(kubectl -n $M get pod -l app.kubernetes.io/name=prometheus -o name)" ]; }
