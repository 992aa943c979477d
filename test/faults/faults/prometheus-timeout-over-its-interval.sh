# what: the Prometheus' own scrape time-out is longer than its interval, and a monitor came back since
# root: prometheus-reconcile-failed
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A label servicemonitor $SM release- && wait_until 60 pool_empty $POOL && patch -n $M prometheus $PROM -p '{"spec":{"scrapeInterval":"5s","scrapeTimeout":"30s"}}' && sleep 5 && kubectl -n $A label servicemonitor $SM release=kube-prometheus-stack && sleep 20; }
settled() { pool_empty $POOL; }
