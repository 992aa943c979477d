# what: the monitor attaches node metadata, and Prometheus may not list nodes
# root: discovery-forbidden
# verdict: unhealthy
# mends: yes
break_it() {
  kubectl get clusterrole $PROM -o json | python3 -c "import json,sys
o=json.load(sys.stdin)
for r in o['rules']: r['resources']=[x for x in r['resources'] if not x.startswith('nodes')] if 'resources' in r else []
o['rules']=[{k:v for k,v in r.items() if v} for r in o['rules'] if r.get('resources') or r.get('nonResourceURLs')]
json.dump(o,sys.stdout)" | kubectl replace -f - &&
  patch -n $A servicemonitor $SM -p '{"spec":{"attachMetadata":{"node":true}}}' && kubectl -n $M delete pod -l app.kubernetes.io/name=prometheus --wait && sleep 15; }
settled() { pool_empty $POOL; }
