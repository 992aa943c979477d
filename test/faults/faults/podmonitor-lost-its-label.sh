# what: the listeners' PodMonitor lost the label that the Prometheus selects by
# root: monitor-labels-not-matched
# verdict: unhealthy
# mends: yes
# monitor: podmonitor/arc-systems/gha-rs-listener
break_it() { kubectl -n $G label podmonitor gha-rs-listener release-; }
settled() { pool_empty podMonitor/$G/gha-rs-listener/0; }
