# what: the metrics Service lost its selector and its Endpoints; nobody writes them
# root: endpoints-empty service-selects-no-pod
# verdict: unhealthy
# mends: yes
break_it() { patch -n $A service $SVC -p '{"spec":{"selector":null}}' && sleep 1 && kubectl -n $A delete endpoints $SVC && kubectl -n $A delete endpointslice -l kubernetes.io/service-name=$SVC; }
settled() { pool_empty $POOL; }
