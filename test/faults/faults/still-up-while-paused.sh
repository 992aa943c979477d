# what: the Prometheus is paused and scrapes ARC as before: worth a warning, not a verdict
# root: prometheus-paused
# verdict: healthy
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"paused":true}}' && sleep 5; }
settled() { pool_up $POOL; }
