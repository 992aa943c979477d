# what: serviceMonitorNamespaceSelector is nil, so the Prometheus takes monitors of its own namespace alone
# root: monitor-namespace-not-selected
# verdict: unhealthy
# mends: yes
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"serviceMonitorNamespaceSelector":null}}'; }
settled() { pool_empty $POOL; }
