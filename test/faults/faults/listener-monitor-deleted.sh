# what: there is no PodMonitor for the listeners of scale sets
# root: monitor-missing
# verdict: unhealthy
# mends: yes
# monitor: listener
break_it() { kubectl -n $G delete podmonitor gha-rs-listener; }
settled() { pool_empty podMonitor/$G/gha-rs-listener/0; }
