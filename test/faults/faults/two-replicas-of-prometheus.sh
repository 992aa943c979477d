# what: the Prometheus has two replicas that scrape the same: nothing is wrong, and nothing is scraped twice
# root:
# verdict: healthy
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"replicas":2}}' && wait_until 90 kubectl -n $M get pod prometheus-$PROM-1 && kubectl -n $M wait --for=condition=Ready pod/prometheus-$PROM-1 --timeout=90s && sleep 20; }
settled() { true; }
