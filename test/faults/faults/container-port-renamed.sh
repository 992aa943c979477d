# what: ARC's container calls its metrics port otherwise than its Service does
# root: endpoints-empty target-port-not-declared
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A get deployment $ARC -o json | python3 -c "import json,sys
o=json.load(sys.stdin)
for c in o['spec']['template']['spec']['containers']:
    for p in c.get('ports',[]):
        if p.get('name')=='metrics-port': p['name']='prom'
json.dump(o,sys.stdout)" | kubectl replace -f - && kubectl -n $A rollout status deployment $ARC --timeout=90s && sleep 10; }
settled() { [ -z "$(state $POOL)" ]; }
