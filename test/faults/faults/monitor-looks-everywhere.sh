# what: the monitor stands beside the Prometheus and looks into any namespace: nothing is wrong
# root:
# verdict: healthy
# mends: no
break_it() {
  kubectl -n $A get servicemonitor $SM -o json | python3 -c "import json,sys
o=json.load(sys.stdin); m=o['metadata']; o['metadata']={'name':'runners','namespace':'monitoring','labels':{'release':'kube-prometheus-stack'}}; o['spec']['namespaceSelector']={'any':True}; json.dump(o,sys.stdout)" | kubectl apply -f - &&
  kubectl -n $A delete servicemonitor $SM; sleep 8; }
settled() { pool_up serviceMonitor/$M/runners/0; }
