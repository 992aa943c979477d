# what: the monitor's own selector has an In without values
# root: monitor-selector-invalid
# verdict: unhealthy
# mends: no
break_it() { patch -n $A servicemonitor $SM -p '{"spec":{"selector":{"matchExpressions":[{"key":"app.kubernetes.io/name","operator":"In"}]}}}'; }
settled() { pool_empty $POOL; }
