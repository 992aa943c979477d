# what: the listeners' PodMonitor asks for a container port that is not there
# root: port-name-not-found
# verdict: unhealthy
# mends: yes
# monitor: podmonitor/arc-systems/gha-rs-listener
break_it() { kubectl -n $G patch podmonitor gha-rs-listener --type=json -p '[{"op":"replace","path":"/spec/podMetricsEndpoints/0/port","value":"metrics-port"}]'; }
settled() { pool_empty podMonitor/$G/gha-rs-listener/0; }
