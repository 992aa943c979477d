# what: the Prometheus has no podMonitorSelector (its other selectors are kept)
# root: monitor-selector-nil
# verdict: unhealthy
# mends: yes
# monitor: podmonitor/
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"podMonitorSelector":null}}'; }
settled() { pool_empty podMonitor/$G/gha-rs-listener/0; }
