# what: GitHub gives a listener no session: it ends, and is started anew for ever
# root: arc-not-ready
# verdict: unhealthy
# mends: no
# monitor: podmonitor/arc-systems/gha-rs-listener
break_it() { bed github fault 500 && kubectl -n $G delete pod -l app.kubernetes.io/component=runner-scale-set-listener && sleep 75; }
settled() { pool_down podMonitor/$G/gha-rs-listener/0; }
heal_it() { bed github reset; }
