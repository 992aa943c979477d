# what: the monitor stands beside the Prometheus and names ARC's namespace: nothing is wrong
# root:
# verdict: healthy
# mends: no
break_it() {
  kubectl -n $A get servicemonitor $SM -o json | python3 -c "import json,sys
o=json.load(sys.stdin); m=o['metadata']; o['metadata']={'name':'arc','namespace':'monitoring','labels':{'release':'kube-prometheus-stack'}}; o['spec']['namespaceSelector']={'matchNames':['team-a',m['namespace']]}; json.dump(o,sys.stdout)" | kubectl apply -f - &&
  kubectl -n $A delete servicemonitor $SM; sleep 8; }
settled() { pool_up serviceMonitor/$M/arc/0; }
