# what: ARC serves its metrics on a port that is neither declared nor scraped
# root: connection-refused
# verdict: unhealthy
# mends: yes
break_it() { patch -n $A deployment $ARC -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}' &&
  kubectl -n $A get deployment $ARC -o json | python3 -c "import json,sys
o=json.load(sys.stdin)
for c in o['spec']['template']['spec']['containers']: c['args']=['--metrics-addr=:9999' if a.startswith('--metrics-addr') else a for a in c.get('args',[])]
json.dump(o,sys.stdout)" | kubectl replace -f - && kubectl -n $A rollout status deployment $ARC --timeout=90s && sleep 10; }
settled() { pool_down $POOL; }
