# what: two faults at once: a timeout over the interval, and a wrong port name
# root: monitor-timeout-over-interval
# also: monitor-timeout-over-interval port-name-not-found
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"replace","path":"/spec/endpoints/0/scrapeTimeout","value":"30s"},{"op":"replace","path":"/spec/endpoints/0/port","value":"metrics"}]'; }
settled() { pool_empty $POOL; }
