# what: relabelings lead the scrape to the API server with a token that it does not accept
# root: scrape-unauthorized
# verdict: unhealthy
# mends: no
break_it() {
  kubectl -n $A create secret generic scrape-token --from-literal=token=not-a-token &&
  kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/scheme","value":"https"},{"op":"add","path":"/spec/endpoints/0/tlsConfig","value":{"insecureSkipVerify":true}},{"op":"add","path":"/spec/endpoints/0/authorization","value":{"credentials":{"name":"scrape-token","key":"token"}}},{"op":"add","path":"/spec/endpoints/0/relabelings","value":[{"targetLabel":"__address__","replacement":"10.96.0.1:443"}]}]'; }
settled() { pool_down $POOL; }
