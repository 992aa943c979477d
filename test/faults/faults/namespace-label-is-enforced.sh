# what: the Prometheus enforces its namespace label on every sample
# root:
# verdict: healthy
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"enforcedNamespaceLabel":"namespace"}}' && sleep 40; }
settled() { pool_up $POOL; }
