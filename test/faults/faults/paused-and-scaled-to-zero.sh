# what: two faults at once: the Prometheus is paused, and ARC is scaled to zero
# root: arc-scaled-to-zero
# also: arc-scaled-to-zero prometheus-paused
# verdict: unhealthy
# mends: yes
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"paused":true}}' && kubectl -n $A scale deployment $ARC --replicas=0; }
settled() { pool_empty $POOL; }
