# what: an endpoint has both authorization and basicAuth, which the operator rejects
# root: monitor-rejected monitor-secret-missing
# verdict: unhealthy
# mends: no
break_it() {
  kubectl -n $A create secret generic scrape-user --from-literal=user=a --from-literal=password=b --from-literal=token=c &&
  kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/basicAuth","value":{"username":{"name":"scrape-user","key":"user"},"password":{"name":"scrape-user","key":"password"}}},{"op":"add","path":"/spec/endpoints/0/authorization","value":{"credentials":{"name":"scrape-user","key":"token"}}}]'; }
settled() { pool_empty $POOL; }
