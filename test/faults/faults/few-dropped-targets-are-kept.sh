# what: a relabeling drops ARC's target, and Prometheus keeps just one dropped target to be looked at
# root: target-dropped target-not-discovered
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/keepDroppedTargets","value":1},{"op":"add","path":"/spec/endpoints/0/relabelings","value":[{"sourceLabels":["__meta_kubernetes_namespace"],"regex":"team-.*","action":"keep"}]}]'; }
settled() { pool_empty $POOL; }
