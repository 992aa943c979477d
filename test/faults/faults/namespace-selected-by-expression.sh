# what: the Prometheus takes monitors from namespaces of some teams; ARC's namespace has no team label
# root: monitor-namespace-not-selected
# verdict: unhealthy
# mends: yes
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"serviceMonitorNamespaceSelector":{"matchExpressions":[{"key":"team","operator":"In","values":["ci","platform"]},{"key":"quarantined","operator":"DoesNotExist"}]}}}'; }
settled() { pool_empty $POOL; }
