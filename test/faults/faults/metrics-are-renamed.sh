# what: a metric relabeling gives all families of ARC another name
# root: metrics-dropped metrics-absent
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/metricRelabelings","value":[{"sourceLabels":["__name__"],"regex":"(.*)","replacement":"arc_$1","targetLabel":"__name__"}]}]' && sleep 45; }
settled() { pool_up $POOL; }
