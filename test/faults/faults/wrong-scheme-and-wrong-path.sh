# what: two faults at once: https asked of http, and a wrong path behind it
# root: https-to-http
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/scheme","value":"https"},{"op":"replace","path":"/spec/endpoints/0/path","value":"/metricz"}]'; }
settled() { pool_down $POOL; }
