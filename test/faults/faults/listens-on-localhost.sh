# what: legacy ARC serves its metrics on localhost alone, as with the proxy, and there is no proxy
# root: metrics-disabled
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A get deployment $ARC -o json | sed 's/--metrics-addr=0.0.0.0:8080/--metrics-addr=127.0.0.1:8080/' | kubectl apply -f - && kubectl -n $A rollout status deployment $ARC --timeout=90s; }
settled() { pool_down $POOL && ! pool_up $POOL; }
