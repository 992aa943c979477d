# what: the addresses of a Service without selector are in a hand-written EndpointSlice, and the Prometheus discovers by Endpoints
# root: endpoints-empty
# verdict: unhealthy
# mends: no
break_it() {
  local ip; ip=$(kubectl -n $A get pod -l app.kubernetes.io/name=$ARC -o jsonpath='{.items[0].status.podIP}')
  patch -n $A service $SVC -p '{"spec":{"selector":null}}' && sleep 1 && kubectl -n $A delete endpoints $SVC && kubectl -n $A delete endpointslice -l kubernetes.io/service-name=$SVC;
  printf 'apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: by-hand, namespace: %s, labels: {kubernetes.io/service-name: %s}}\naddressType: IPv4\nendpoints: [{addresses: [%s]}]\nports: [{name: metrics-port, port: 8080, protocol: TCP}]\n' $A $SVC $ip | kubectl apply -f -; }
settled() { pool_empty $POOL; }
