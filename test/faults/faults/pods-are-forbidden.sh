# what: Prometheus may not list pods, and was restarted since: no PodMonitor finds anything
# root: discovery-forbidden
# verdict: unhealthy
# mends: yes
# monitor: podmonitor/
break_it() {
  kubectl get clusterrole $PROM -o json | python3 -c "import json,sys
o=json.load(sys.stdin)
for r in o['rules']:
    if 'pods' in r.get('resources',[]): r['resources']=[x for x in r['resources'] if x!='pods']
json.dump(o,sys.stdout)" | kubectl replace -f - && kubectl -n $M delete pod -l app.kubernetes.io/name=prometheus --wait && sleep 15; }
settled() { pool_empty podMonitor/$G/gha-rs-controller/0; }
