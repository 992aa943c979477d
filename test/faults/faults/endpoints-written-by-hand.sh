# what: the metrics Service has no selector, its Endpoints were written by hand with ARC's address: nothing is wrong
# root:
# verdict: healthy
# mends: no
break_it() {
  local ip; ip=$(kubectl -n $A get pod -l app.kubernetes.io/name=$ARC -o jsonpath='{.items[0].status.podIP}')
  patch -n $A service $SVC -p '{"spec":{"selector":null}}' && sleep 2 && kubectl -n $A delete endpointslice -l kubernetes.io/service-name=$SVC && kubectl -n $A delete endpoints $SVC;
  printf 'apiVersion: v1\nkind: Endpoints\nmetadata: {name: %s, namespace: %s, labels: {app.kubernetes.io/name: actions-runner-controller, app.kubernetes.io/instance: actions-runner-controller}}\nsubsets: [{addresses: [{ip: %s}], ports: [{name: metrics-port, port: 8080}]}]\n' $SVC $A $ip | kubectl apply -f - && sleep 10; }
settled() { pool_up $POOL; }
