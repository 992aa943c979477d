# what: the listeners' metrics alone are switched off; the controller's stay on
# root: metrics-disabled
# verdict: unhealthy
# mends: yes
# monitor: podmonitor/arc-systems/gha-rs-listener
break_it() { kubectl -n $G get deployment arc-gha-rs-controller -o json | sed 's/--listener-metrics-addr=:8080/--listener-metrics-addr=0/; s,--listener-metrics-endpoint=/metrics,--listener-metrics-endpoint=,' | kubectl replace -f - && kubectl -n $G rollout status deployment arc-gha-rs-controller --timeout=90s && sleep 25 && kubectl -n $G delete pod -l app.kubernetes.io/component=runner-scale-set-listener --wait; sleep 10; }
settled() { pool_empty podMonitor/$G/gha-rs-listener/0 || pool_down podMonitor/$G/gha-rs-listener/0; }
