# what: the Prometheus listens on its own localhost only, so that nobody can be asked whether ARC is scraped
# root:
# verdict: undecided
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"listenLocal":true}}' && sleep 30 && kubectl -n $M wait --for=condition=Ready pod/prometheus-$PROM-0 --timeout=90s; }
settled() { ! prometheus status/buildinfo >/dev/null 2>&1; }
