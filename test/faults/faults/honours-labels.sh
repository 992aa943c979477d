# what: the monitor honours ARC's own labels: its namespace label is that of the runners
# root:
# verdict: healthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/honorLabels","value":true}]' && sleep 30; }
settled() { pool_up $POOL; }
