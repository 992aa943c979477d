# what: two faults at once in two generations: legacy ARC's monitor lost its label, the listeners' PodMonitor has a wrong port
# root: monitor-labels-not-matched
# also: monitor-labels-not-matched port-name-not-found
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A label servicemonitor $SM release- && kubectl -n $G patch podmonitor gha-rs-listener --type=json -p '[{"op":"replace","path":"/spec/podMetricsEndpoints/0/port","value":"nope"}]'; }
settled() { pool_empty $POOL && pool_empty podMonitor/$G/gha-rs-listener/0; }
