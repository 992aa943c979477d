# what: a relabeling makes ARC's scrapes speak TLS
# root: https-to-http
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/relabelings","value":[{"targetLabel":"__scheme__","replacement":"https"}]}]'; }
settled() { pool_down $POOL; }
