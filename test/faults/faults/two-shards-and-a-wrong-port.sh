# what: the Prometheus has two shards, and the monitor's port name is wrong
# root: port-name-not-found
# verdict: unhealthy
# mends: yes
# A new shard's reloader misses what changes before it has begun to watch, and looks again three minutes later.
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"shards":2}}' && wait_until 90 kubectl -n $M get pod prometheus-$PROM-shard-1-0 && kubectl -n $M wait --for=condition=Ready pod/prometheus-$PROM-shard-1-0 --timeout=90s && sleep 20 && kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"replace","path":"/spec/endpoints/0/port","value":"metrics"}]'; }
# Through the Service either shard answers, and one of them has never had the target.
settled() {
  local shard active
  for shard in $PROM-0 $PROM-shard-1-0; do
    active=$(kubectl get --raw "/api/v1/namespaces/$M/pods/prometheus-$shard:9090/proxy/api/v1/targets?state=active") || return 1
    grep -q "\"scrapePool\":\"$POOL\"" <<< "$active" && return 1
  done
  true
}
