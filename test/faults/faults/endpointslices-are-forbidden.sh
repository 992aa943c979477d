# what: the Prometheus discovers by EndpointSlice, and its ClusterRole has no right to read them
# root: discovery-forbidden
# verdict: unhealthy
# mends: yes
break_it() {
  kubectl get clusterrole $PROM -o json | python3 -c "import json,sys
o=json.load(sys.stdin); o['rules']=[r for r in o['rules'] if 'endpointslices' not in r.get('resources',[])]; json.dump(o,sys.stdout)" | kubectl replace -f - &&
  patch -n $M prometheus $PROM -p '{"spec":{"serviceDiscoveryRole":"EndpointSlice"}}' && sleep 12; }
settled() { pool_empty $POOL; }
