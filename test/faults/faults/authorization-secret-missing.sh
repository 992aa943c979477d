# what: the monitor's authorization names a Secret that is not there
# root: monitor-secret-missing
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/authorization","value":{"credentials":{"name":"no-such","key":"token"}}}]'; }
settled() { pool_empty $POOL; }
