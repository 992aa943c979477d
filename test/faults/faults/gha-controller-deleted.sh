# what: the scale set controller's Deployment was deleted
# root: arc-missing
# verdict: unhealthy
# mends: no
# monitor: podmonitor/arc-systems/gha-rs-controller
break_it() { kubectl -n $G delete deployment arc-gha-rs-controller; }
settled() { pool_empty podMonitor/$G/gha-rs-controller/0; }
