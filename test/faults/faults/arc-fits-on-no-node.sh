# what: ARC asks for more CPU than any node has
# root: arc-not-ready
# verdict: unhealthy
# mends: no
break_it() { patch -n $A deployment $ARC -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}' && kubectl -n $A set resources deployment $ARC --requests=cpu=900 && sleep 5; }
settled() { [ -z "$(state $POOL)" ] || pool_down $POOL; }
