# what: an endpoint's proxyUrl is no URL
# root: monitor-rejected
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/proxyUrl","value":"http://%zz"}]'; }
settled() { pool_empty $POOL; }
