# what: the endpoint's bearer token is in a Secret that exists and lacks the key
# root: monitor-secret-missing
# verdict: unhealthy
# mends: no
break_it() {
  kubectl -n $A create secret generic scrape-token --from-literal=other=x &&
  kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/authorization","value":{"credentials":{"name":"scrape-token","key":"token"}}}]'; }
settled() { pool_empty $POOL; }
