# what: a relabeling leads ARC's scrapes to another path
# root: metrics-path-not-found
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/relabelings","value":[{"targetLabel":"__metrics_path__","replacement":"/other"}]}]'; }
settled() { pool_down $POOL; }
