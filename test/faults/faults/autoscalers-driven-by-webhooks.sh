# what: the autoscalers are driven by webhooks: four gauges cannot be there, and nothing is wrong
# root:
# verdict: healthy
# mends: no
break_it() {
  for name in $(kubectl get horizontalrunnerautoscaler -A -o jsonpath='{range .items[*]}{.metadata.namespace}/{.metadata.name} {end}'); do
    patch -n ${name%/*} horizontalrunnerautoscaler ${name#*/} -p '{"spec":{"metrics":null,"scaleUpTriggers":[{"duration":"5m","githubEvent":{"workflowJob":{}}}]}}' || return 1
  done
  kubectl -n $A delete pod -l app.kubernetes.io/name=$ARC --wait && kubectl -n $A rollout status deployment $ARC --timeout=90s && sleep 30; }
settled() { pool_up $POOL; }
