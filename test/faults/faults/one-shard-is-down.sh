# what: one of two shards cannot start, and the other has some of the targets only
# root: prometheus-pod-not-ready
# verdict: unhealthy
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"shards":2}}' && wait_until 90 kubectl -n $M get pod prometheus-$PROM-shard-1-0 && kubectl -n $M wait --for=condition=Ready pod/prometheus-$PROM-shard-1-0 --timeout=90s && sleep 15 &&
  kubectl -n $M patch deployment $OPERATOR --type=merge -p '{"spec":{"replicas":0}}' && sleep 3 &&
  for set in prometheus-$PROM prometheus-$PROM-shard-1; do
    local pod=$set-0
    if kubectl get --raw "/api/v1/namespaces/$M/pods/$pod:9090/proxy/api/v1/targets?state=active&scrapePool=$POOL" | grep -q '"health":"up"'; then kubectl -n $M scale statefulset $set --replicas=0; fi
  done; sleep 5; }
settled() { true; }
