# what: the Prometheus server does not know one of its additional arguments and crashes
# root: prometheus-pod-not-ready
# verdict: unhealthy
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"additionalArgs":[{"name":"no-such-flag","value":"1"}]}}'; }
settled() { kubectl -n $M get pod prometheus-$PROM-0 -o jsonpath='{.status.containerStatuses[?(@.name=="prometheus")].restartCount}' 2>/dev/null | grep -q '[1-9]'; }
