# what: ARC's ServiceAccount is gone, so that no pod can be made
# root: arc-not-ready
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A delete serviceaccount $ARC && kubectl -n $A delete pod -l app.kubernetes.io/name=$ARC --wait && sleep 10; }
settled() { [ -z "$(state $POOL)" ]; }
