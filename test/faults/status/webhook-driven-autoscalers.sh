# what: the autoscalers are driven by webhooks: five metrics cannot be there, and nothing is wrong
# not: metrics-missing runners-offline
# expect: set('team-a/web').busy === null && answer.runners.busy === null
# expect: ['replicas_desired', 'runners', 'runners_busy', 'runners_registered', 'terminating_busy'].every((name) => source('horizontalrunnerautoscaler_' + name).byDesign === true)
# expect: source('horizontalrunnerautoscaler_spec_max_replicas').state === 'fresh'
# verdict: healthy
# mends: no
# patience: 200
break_it() {
  for name in $(kubectl get horizontalrunnerautoscaler -A -o jsonpath='{range .items[*]}{.metadata.namespace}/{.metadata.name} {end}'); do
    patch -n ${name%/*} horizontalrunnerautoscaler ${name#*/} -p '{"spec":{"metrics":null,"scaleUpTriggers":[{"duration":"5m","githubEvent":{"workflowJob":{}}}]}}' || return 1
  done
  kubectl -n $A delete pod -l app.kubernetes.io/name=$ARC --wait && kubectl -n $A rollout status deployment $ARC --timeout=90s && sleep 40; }
settled() { pool_up $POOL; }
