# what: all monitors of both generations lost the label that the Prometheus asks for
# root: monitor-labels-not-matched
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A label servicemonitor $SM release- && kubectl -n $G label podmonitor --all release-; }
settled() { pool_empty $POOL && pool_empty podMonitor/$G/gha-rs-controller/0 && pool_empty podMonitor/$G/gha-rs-listener/0; }
