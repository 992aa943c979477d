# what: the Service's targetPort is a name that no container of ARC declares, so its Endpoints are empty
# root: endpoints-empty target-port-not-declared
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A patch service $SVC --type=json -p '[{"op":"replace","path":"/spec/ports/0/targetPort","value":"http-metrics"}]'; }
settled() { pool_empty $POOL; }
