# what: the scale set controller's PodMonitor has a timeout over the interval that it inherits from the Prometheus
# root: monitor-timeout-over-interval
# verdict: unhealthy
# mends: yes
# monitor: podmonitor/arc-systems/gha-rs-controller
break_it() { kubectl -n $G patch podmonitor gha-rs-controller --type=json -p '[{"op":"remove","path":"/spec/podMetricsEndpoints/0/interval"},{"op":"add","path":"/spec/podMetricsEndpoints/0/scrapeTimeout","value":"10s"}]'; }
settled() { pool_empty podMonitor/$G/gha-rs-controller/0; }
