# what: ARC has two replicas and the monitor's targetLimit is 1
# root: target-limit-exceeded
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A scale deployment $ARC --replicas=2 && kubectl -n $A rollout status deployment $ARC --timeout=90s && patch -n $A servicemonitor $SM -p '{"spec":{"targetLimit":1}}'; }
settled() { pool_down $POOL; }
