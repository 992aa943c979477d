# what: the Service has two ports, and the one of the metrics leads to a name that no container declares: it has addresses, for the other
# root: endpoints-empty target-port-not-declared
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A patch service $SVC --type=json -p '[{"op":"replace","path":"/spec/ports/0/targetPort","value":"http-metrics"},{"op":"add","path":"/spec/ports/-","value":{"name":"webhook","port":9443,"targetPort":9443,"protocol":"TCP"}}]'; }
settled() { pool_empty $POOL; }
