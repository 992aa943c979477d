# what: a metric relabeling replaces and names no target label
# root: monitor-relabeling-invalid
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/metricRelabelings","value":[{"sourceLabels":["pod"],"replacement":"x","action":"replace"}]}]'; }
settled() { pool_empty $POOL; }
