# what: podMonitorNamespaceSelector is nil, so PodMonitors elsewhere are not taken
# root: monitor-namespace-not-selected
# verdict: unhealthy
# mends: yes
# monitor: podmonitor/
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"podMonitorNamespaceSelector":null}}'; }
settled() { pool_empty podMonitor/$G/gha-rs-controller/0; }
