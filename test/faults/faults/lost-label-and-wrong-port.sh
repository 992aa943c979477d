# what: two faults at once: the monitor lost its label, and its port name is wrong
# root: monitor-labels-not-matched
# also: monitor-labels-not-matched port-name-not-found
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A label servicemonitor $SM release- && kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"replace","path":"/spec/endpoints/0/port","value":"metrics"}]'; }
settled() { pool_empty $POOL; }
