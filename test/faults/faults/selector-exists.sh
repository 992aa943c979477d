# what: the Prometheus takes monitors that have a label, whatever its value, and the monitor has not
# root: monitor-labels-not-matched
# verdict: unhealthy
# mends: yes
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"serviceMonitorSelector":{"matchLabels":null,"matchExpressions":[{"key":"monitoring.example.com/scrape","operator":"Exists"}]}}}'; }
settled() { pool_empty $POOL; }
