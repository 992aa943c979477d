# what: a metric relabeling keeps only families that its author knew of, none of ARC's gauges
# root: metrics-dropped
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/metricRelabelings","value":[{"sourceLabels":["__name__"],"regex":"go_.*|process_.*|controller_runtime_.*","action":"keep"}]}]' && sleep 45; }
settled() { pool_up $POOL; }
