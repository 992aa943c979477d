# what: there is no HorizontalRunnerAutoscaler: its gauges cannot be there, and nothing is wrong
# root:
# verdict: healthy
# mends: no
break_it() { kubectl delete horizontalrunnerautoscaler -A --all && kubectl -n $A delete pod -l app.kubernetes.io/name=$ARC --wait && kubectl -n $A rollout status deployment $ARC --timeout=90s && sleep 30; }
settled() { pool_up $POOL; }
