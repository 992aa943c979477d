# what: the monitor takes its token from a Secret that is not there
# root: monitor-secret-missing
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/bearerTokenSecret","value":{"name":"no-such","key":"token"}}]'; }
settled() { pool_empty $POOL; }
