# what: legacy ARC lost its GitHub token and crashes
# root: arc-not-ready
# verdict: unhealthy
# mends: no
break_it() { patch -n $A deployment $ARC -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}' && kubectl -n $A set env deployment/$ARC GITHUB_TOKEN- && sleep 20; }
settled() { pool_down $POOL; }
