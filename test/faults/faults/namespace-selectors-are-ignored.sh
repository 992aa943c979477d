# what: the monitor stands beside the Prometheus and looks into ARC's namespace, and the Prometheus ignores namespace selectors
# root: namespace-selector-ignored
# verdict: unhealthy
# mends: no
break_it() {
  kubectl -n $A get servicemonitor $SM -o json | python3 -c "import json,sys
o=json.load(sys.stdin); m=o['metadata']; o['metadata']={'name':m['name'],'namespace':'monitoring','labels':m['labels']}; o['spec']['namespaceSelector']={'matchNames':[m['namespace']]}; json.dump(o,sys.stdout)" | kubectl apply -f - &&
  kubectl -n $A delete servicemonitor $SM && wait_until 90 pool_up serviceMonitor/$M/$SM/0 &&
  patch -n $M prometheus $PROM -p '{"spec":{"ignoreNamespaceSelectors":true}}'; }
settled() { pool_empty serviceMonitor/$M/$SM/0; }
