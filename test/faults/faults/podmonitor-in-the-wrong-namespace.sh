# what: the listeners' PodMonitor stands where the runners are, and looks there; listeners run beside the controller
# root: service-namespace-not-selected
# verdict: unhealthy
# mends: yes
# monitor: podmonitor/arc-runners/gha-rs-listener
break_it() { kubectl -n $G get podmonitor gha-rs-listener -o json | python3 -c "import json,sys
o=json.load(sys.stdin); m=o['metadata']; o['metadata']={'name':m['name'],'namespace':'arc-runners','labels':m['labels']}; json.dump(o,sys.stdout)" | kubectl apply -f - && kubectl -n $G delete podmonitor gha-rs-listener; }
settled() { pool_empty podMonitor/$G/gha-rs-listener/0; }
