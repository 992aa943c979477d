# what: the Prometheus has two shards, each with its part of the targets: nothing is wrong
# root:
# verdict: healthy
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"shards":2}}' && wait_until 90 kubectl -n $M get pod prometheus-$PROM-shard-1-0 && kubectl -n $M wait --for=condition=Ready pod/prometheus-$PROM-shard-1-0 --timeout=90s && sleep 20; }
settled() { true; }
