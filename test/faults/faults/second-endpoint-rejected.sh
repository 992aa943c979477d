# what: a second endpoint has a timeout over its interval, which takes the good first one with it
# root: monitor-timeout-over-interval
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/-","value":{"port":"metrics-port","path":"/metrics","interval":"10s","scrapeTimeout":"1m"}}]'; }
settled() { pool_empty $POOL; }
