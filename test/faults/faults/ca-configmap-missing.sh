# what: the endpoint takes its CA from a ConfigMap that does not exist
# root: monitor-secret-missing
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/scheme","value":"https"},{"op":"add","path":"/spec/endpoints/0/tlsConfig","value":{"ca":{"configMap":{"name":"scrape-ca","key":"ca.crt"}}}}]'; }
settled() { pool_empty $POOL; }
