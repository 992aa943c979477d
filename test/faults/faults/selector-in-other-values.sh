# what: the Prometheus selects monitors by an In expression whose values do not hold the monitor's
# root: monitor-labels-not-matched
# verdict: unhealthy
# mends: yes
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"serviceMonitorSelector":{"matchLabels":null,"matchExpressions":[{"key":"team","operator":"In","values":["platform","sre"]}]}}}'; }
settled() { pool_empty $POOL; }
