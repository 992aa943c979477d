# what: the operator does not know one of its flags and crashes, and the monitor got its label since
# root: operator-not-ready
# verdict: unhealthy
# mends: no
break_it() {
  kubectl -n $A label servicemonitor $SM release- && wait_until 90 pool_empty $POOL &&
  patch -n $M deployment $OPERATOR -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}' &&
  kubectl -n $M patch deployment $OPERATOR --type=json -p '[{"op":"add","path":"/spec/template/spec/containers/0/args/-","value":"--no-such-flag"}]' && sleep 8 &&
  kubectl -n $A label servicemonitor $SM release=kube-prometheus-stack && sleep 8; }
settled() { pool_empty $POOL; }
