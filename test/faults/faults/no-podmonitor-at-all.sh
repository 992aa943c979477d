# what: there is no PodMonitor at all, neither for the scale set controller nor for its listeners: their charts ship none
# root: monitor-missing
# verdict: unhealthy
# mends: yes
# monitor: podmonitor/
break_it() { kubectl -n $G delete podmonitor gha-rs-listener gha-rs-controller; }
settled() { pool_empty podMonitor/$G/gha-rs-listener/0 && pool_empty podMonitor/$G/gha-rs-controller/0; }
