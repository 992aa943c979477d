# what: the scale set controller's container declares no metrics port, which its PodMonitor asks for
# root: port-name-not-found target-port-not-declared
# verdict: unhealthy
# mends: yes
# monitor: gha-rs-controller
break_it() { kubectl -n $G get deployment -o json | python3 -c "import json,sys
o=json.load(sys.stdin)
for d in o['items']:
    for c in d['spec']['template']['spec']['containers']: c.pop('ports',None)
json.dump(o,sys.stdout)" | kubectl replace -f - && sleep 30; }
settled() { [ -z "$(state podMonitor/$G/gha-rs-controller/0)" ]; }
