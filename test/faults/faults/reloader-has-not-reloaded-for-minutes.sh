# what: the config-reloader container runs another image and never reloads; a monitor labelled four minutes ago has not arrived
# root: reload-stuck
# verdict: unhealthy
# mends: no
break_it() {
  kubectl -n $A label servicemonitor $SM release- && wait_until 90 pool_empty $POOL &&
  patch -n $M prometheus $PROM -p '{"spec":{"containers":[{"name":"config-reloader","image":"example.com/reloader:v1"}]}}' && sleep 20 &&
  kubectl -n $A label servicemonitor $SM release=kube-prometheus-stack && date +%s > /tmp/arcbot-fault-since && sleep 150; }
settled() { [ $(( $(date +%s) - $(cat /tmp/arcbot-fault-since) )) -gt 250 ] && pool_empty $POOL; }
