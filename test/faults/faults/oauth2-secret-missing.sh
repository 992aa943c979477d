# what: the monitor's OAuth 2.0 client names a Secret that is not there
# root: monitor-secret-missing
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/oauth2","value":{"tokenUrl":"http://example.com/token","clientId":{"secret":{"name":"no-such","key":"id"}},"clientSecret":{"name":"no-such","key":"secret"}}}]'; }
settled() { pool_empty $POOL; }
