# what: --prometheus-instance-selector leaves the Prometheus out by its labels; a monitor labelled since never arrives
# root: prometheus-not-watched
# verdict: unhealthy
# mends: no
break_it() {
  kubectl -n $A label servicemonitor $SM release- && wait_until 90 pool_empty $POOL &&
  kubectl -n $M patch deployment $OPERATOR --type=json -p '[{"op":"add","path":"/spec/template/spec/containers/0/args/-","value":"--prometheus-instance-selector=team in (blue, green),!legacy"}]' &&
  kubectl -n $M rollout status deployment $OPERATOR --timeout=90s &&
  kubectl -n $A label servicemonitor $SM release=kube-prometheus-stack && sleep 12; }
settled() { pool_empty $POOL; }
