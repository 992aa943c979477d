# what: metricRelabelings of the listeners' PodMonitor drop gha_ families; the target is up
# root: metrics-dropped
# verdict: unhealthy
# mends: no
# monitor: podmonitor/arc-systems/gha-rs-listener
break_it() { kubectl -n $G patch podmonitor gha-rs-listener --type=json -p '[{"op":"add","path":"/spec/podMetricsEndpoints/0/metricRelabelings","value":[{"sourceLabels":["__name__"],"regex":"gha_(assigned|running)_jobs","action":"drop"}]}]' && sleep 8; }
settled() { pool_up podMonitor/$G/gha-rs-listener/0 && prometheus 'query?query=gha_assigned_jobs' | grep -q '"result":\[\]'; }
