# what: the Prometheus takes monitors that lack a label, and somebody put it on the monitor
# root: monitor-labels-not-matched
# verdict: unhealthy
# mends: yes
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"serviceMonitorSelector":{"matchLabels":{"release":"kube-prometheus-stack"},"matchExpressions":[{"key":"legacy","operator":"DoesNotExist"}]}}}' && kubectl -n $A label servicemonitor $SM legacy=yes; }
settled() { pool_empty $POOL; }
