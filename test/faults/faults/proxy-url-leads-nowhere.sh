# what: the monitor goes through an HTTP proxy at which nothing listens
# root: connection-refused
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/proxyUrl","value":"http://10.89.0.1:9"}]'; }
settled() { pool_down $POOL; }
