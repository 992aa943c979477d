# what: the namespace selector takes namespaces by name, and ARC's is not among them
# root: monitor-namespace-not-selected
# verdict: unhealthy
# mends: yes
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"serviceMonitorNamespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"monitoring"}}}}'; }
settled() { pool_empty $POOL; }
