# what: the config-reloader container runs another image and never reloads; a monitor labelled a minute ago has not arrived, which may still be patience
# root:
# also: reload-pending
# verdict: undecided
# mends: no
break_it() {
  kubectl -n $A label servicemonitor $SM release- && wait_until 90 pool_empty $POOL &&
  patch -n $M prometheus $PROM -p '{"spec":{"containers":[{"name":"config-reloader","image":"example.com/reloader:v1"}]}}' && sleep 20 &&
  kubectl -n $A label servicemonitor $SM release=kube-prometheus-stack && sleep 20; }
settled() { pool_empty $POOL; }
