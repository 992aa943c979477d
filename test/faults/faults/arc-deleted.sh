# what: legacy ARC's Deployment was deleted; its Service and monitor are still there
# root: arc-missing
# verdict: unhealthy
# mends: no
# monitor: servicemonitor/
break_it() { kubectl -n $A delete deployment $ARC; }
settled() { pool_empty $POOL; }
