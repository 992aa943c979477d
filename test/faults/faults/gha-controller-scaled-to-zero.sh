# what: the scale set controller was scaled to zero; its listener lives on
# root: arc-scaled-to-zero
# verdict: unhealthy
# mends: yes
# monitor: podmonitor/arc-systems/gha-rs-controller
break_it() { kubectl -n $G scale deployment arc-gha-rs-controller --replicas=0; }
settled() { pool_empty podMonitor/$G/gha-rs-controller/0; }
