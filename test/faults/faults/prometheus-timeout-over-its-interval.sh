# what: the Prometheus' own scrape time-out is longer than its interval
# root: prometheus-reconcile-failed reload-failed
# verdict: unhealthy
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"scrapeInterval":"5s","scrapeTimeout":"30s"}}' && sleep 20 && kubectl -n $A label servicemonitor $SM touched=1; }
settled() { sleep 10; }
