# what: relabelings lead the scrape to Prometheus itself: the target is up, and nothing of ARC is in it
# root: metrics-absent leader-missing
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/relabelings","value":[{"targetLabel":"__address__","replacement":"10.96.0.90:9090"}]}]' && sleep 12; }
settled() { pool_up $POOL; }
