# what: there is no autoscaler: the sets are as large as they say, and nobody counts who is busy
# not: metrics-missing
# expect: source('horizontalrunnerautoscaler_spec_max_replicas').byDesign === true
# expect: set('team-a/web').busy === null && set('team-a/web').max === 3 && set('team-a/web').min === 3
# verdict: healthy
# mends: no
# patience: 200
break_it() { kubectl delete horizontalrunnerautoscaler -n team-a web && kubectl delete horizontalrunnerautoscaler -n team-b api && kubectl -n $A delete pod -l app.kubernetes.io/name=$ARC --wait && kubectl -n $A rollout status deployment $ARC --timeout=90s && sleep 30; }
settled() { pool_up $POOL; }
