# what: the Prometheus asks for a node that does not exist, so its pod stays pending
# root: prometheus-pod-not-ready
# verdict: unhealthy
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"nodeSelector":{"pool":"monitoring"}}}'; }
settled() { [ "$(kubectl -n $M get pod prometheus-$PROM-0 -o jsonpath='{.status.phase}' 2>/dev/null)" = Pending ]; }
