# what: the metrics Service became an ExternalName, which has no addresses
# root: endpoints-empty
# verdict: unhealthy
# mends: no
break_it() { patch -n $A service $SVC -p '{"spec":{"type":"ExternalName","externalName":"arc.example.com","clusterIP":null,"clusterIPs":null,"selector":null}}' && sleep 5; kubectl -n $A delete endpoints $SVC --ignore-not-found; }
settled() { pool_empty $POOL; }
