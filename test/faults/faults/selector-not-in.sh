# what: the Prometheus leaves out by NotIn the very release that the monitor is labelled with
# root: monitor-labels-not-matched
# verdict: unhealthy
# mends: yes
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"serviceMonitorSelector":{"matchLabels":null,"matchExpressions":[{"key":"release","operator":"NotIn","values":["kube-prometheus-stack","old"]}]}}}'; }
settled() { pool_empty $POOL; }
