# what: --namespaces, given twice, takes in monitoring and arc-systems and leaves legacy ARC's namespace out
# root: monitor-namespace-not-watched
# verdict: unhealthy
# mends: no
# monitor: servicemonitor/
break_it() { kubectl -n $M patch deployment $OPERATOR --type=json -p '[{"op":"add","path":"/spec/template/spec/containers/0/args/-","value":"--namespaces=monitoring"},{"op":"add","path":"/spec/template/spec/containers/0/args/-","value":"--namespaces=arc-systems"}]' && kubectl -n $M rollout status deployment $OPERATOR --timeout=90s; }
settled() { pool_empty $POOL; }
