# what: relabelings lead the scrape to a name that has no address
# root: target-unresolvable
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/relabelings","value":[{"targetLabel":"__address__","replacement":"arc.nowhere.invalid:8080"}]}]'; }
settled() { pool_down $POOL; }
