# what: a relabeling's regular expression does not compile, so the operator rejects the monitor
# root: monitor-relabeling-invalid
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/relabelings","value":[{"sourceLabels":["pod"],"regex":"(web","action":"keep"}]}]'; }
settled() { pool_empty $POOL; }
