# what: legacy ARC's image cannot be pulled
# root: arc-not-ready
# verdict: unhealthy
# mends: no
break_it() { patch -n $A deployment $ARC -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}' && kubectl -n $A set image deployment/$ARC manager=summerwind/actions-runner-controller:missing; }
settled() { pool_down $POOL || pool_empty $POOL; }
