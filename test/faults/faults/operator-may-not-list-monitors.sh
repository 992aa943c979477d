# what: the operator's ClusterRole lost its rule for ServiceMonitors and the operator was restarted: it runs and sees none
# root: monitor-namespace-not-watched job-not-generated
# verdict: unhealthy
# mends: yes
break_it() {
  kubectl -n $A label servicemonitor $SM release- && wait_until 90 pool_empty $POOL &&
  kubectl get clusterrole $OPERATOR -o json | python3 -c "import json,sys
o=json.load(sys.stdin)
for r in o['rules']:
    if 'servicemonitors' in r.get('resources',[]): r['resources']=[x for x in r['resources'] if x!='servicemonitors']
json.dump(o,sys.stdout)" | kubectl replace -f - &&
  kubectl -n $M delete pod -l app.kubernetes.io/component=prometheus-operator --wait &&
  kubectl -n $A label servicemonitor $SM release=kube-prometheus-stack && sleep 75; }
settled() { pool_empty $POOL; }
