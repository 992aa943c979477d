# what: ARC has two replicas, of which one leads: the other one's missing gauges are no fault
# root:
# verdict: healthy
# mends: no
break_it() { kubectl -n $A scale deployment $ARC --replicas=2 && kubectl -n $A rollout status deployment $ARC --timeout=90s && sleep 20; }
settled() { pool_up $POOL && [ "$(state $POOL | wc -l)" = 2 ]; }
