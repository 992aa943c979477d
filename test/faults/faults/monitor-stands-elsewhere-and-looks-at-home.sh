# what: the monitor was moved beside the Prometheus and still looks in its own namespace only
# root: service-namespace-not-selected
# verdict: unhealthy
# mends: yes
break_it() {
  kubectl -n $A get servicemonitor $SM -o json | python3 -c "import json,sys
o=json.load(sys.stdin); m=o['metadata']; o['metadata']={'name':m['name'],'namespace':'monitoring','labels':m['labels']}; json.dump(o,sys.stdout)" | kubectl apply -f - &&
  kubectl -n $A delete servicemonitor $SM; sleep 5; }
settled() { pool_empty serviceMonitor/$M/$SM/0; }
