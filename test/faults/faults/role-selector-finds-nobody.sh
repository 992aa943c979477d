# what: the monitor selects by the API server (selectorMechanism RoleSelector), and the Service lost its label
# root: service-labels-not-matched
# verdict: unhealthy
# mends: yes
break_it() { patch -n $A servicemonitor $SM -p '{"spec":{"selectorMechanism":"RoleSelector"}}' && kubectl -n $A label service $SVC app.kubernetes.io/name-; }
settled() { pool_empty $POOL; }
