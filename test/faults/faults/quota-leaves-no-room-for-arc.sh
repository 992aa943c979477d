# what: a ResourceQuota allows no pod in ARC's namespace, and ARC's pod was deleted
# root: arc-not-ready
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A create quota none --hard=pods=0 && sleep 3 && kubectl -n $A delete pod -l app.kubernetes.io/name=$ARC --wait && sleep 10; }
settled() { [ -z "$(state $POOL)" ]; }
