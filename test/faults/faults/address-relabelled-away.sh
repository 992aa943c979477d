# what: relabelings replace the port of the address by one where nothing listens
# root: connection-refused
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/relabelings","value":[{"sourceLabels":["__address__"],"regex":"([^:]+):.*","targetLabel":"__address__","replacement":"${1}:9999"}]}]'; }
settled() { pool_down $POOL; }
