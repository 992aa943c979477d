# what: legacy ARC runs with --metrics-addr=0
# root: metrics-disabled
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A get deployment $ARC -o json | sed 's/--metrics-addr=0.0.0.0:8080/--metrics-addr=0/' | kubectl apply -f - && kubectl -n $A rollout status deployment $ARC --timeout=90s; }
settled() { pool_down $POOL && ! pool_up $POOL; }
