# what: the endpoint names a CA file that is not in Prometheus' container, so the pool cannot be made
# root: scrape-pool-failed reload-failed
# verdict: unhealthy
# mends: no
break_it() {
  kubectl -n $A get servicemonitor $SM -o json > /tmp/arcbot-fault-sm.json && kubectl -n $A delete servicemonitor $SM && wait_until 90 pool_empty $POOL &&
  python3 -c "import json
o=json.load(open('/tmp/arcbot-fault-sm.json')); m=o['metadata']; o['metadata']={'name':m['name'],'namespace':m['namespace'],'labels':m['labels']}
o['spec']['endpoints'][0].update(scheme='https',tlsConfig={'caFile':'/etc/nowhere/ca.crt'}); print(json.dumps(o))" | kubectl apply -f - && sleep 20; }
settled() { pool_empty $POOL || pool_down $POOL; }
