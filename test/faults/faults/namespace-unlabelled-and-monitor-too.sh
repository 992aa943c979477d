# what: two faults at once: neither the namespace nor the monitor has the label that the Prometheus asks for
# root: monitor-labels-not-matched monitor-namespace-not-selected
# also: monitor-labels-not-matched monitor-namespace-not-selected
# verdict: unhealthy
# mends: yes
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"serviceMonitorNamespaceSelector":{"matchLabels":{"monitoring":"enabled"}}}}' && kubectl -n $A label servicemonitor $SM release-; }
settled() { pool_empty $POOL; }
