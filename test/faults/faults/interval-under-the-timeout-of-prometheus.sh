# what: the monitor's interval is shorter than Prometheus' own time-out, which Prometheus cuts by itself
# root:
# verdict: healthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"replace","path":"/spec/endpoints/0/interval","value":"3s"},{"op":"remove","path":"/spec/endpoints/0/scrapeTimeout"}]' || kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/interval","value":"3s"}]'; sleep 30; }
settled() { pool_up $POOL; }
