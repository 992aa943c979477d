# what: the scale set controller's image cannot be pulled
# root: arc-not-ready
# verdict: unhealthy
# mends: no
# monitor: podmonitor/arc-systems/gha-rs-controller
break_it() { patch -n $G deployment arc-gha-rs-controller -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}' && kubectl -n $G set image deployment/arc-gha-rs-controller manager=ghcr.io/actions/gha-runner-scale-set-controller:missing; }
settled() { pool_down podMonitor/$G/gha-rs-controller/0 || pool_empty podMonitor/$G/gha-rs-controller/0; }
