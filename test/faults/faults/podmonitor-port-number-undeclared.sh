# what: the scale set controller's PodMonitor asks for portNumber 9090, which no container declares
# root: target-port-not-declared port-name-not-found
# verdict: unhealthy
# mends: yes
# monitor: podmonitor/arc-systems/gha-rs-controller
break_it() { kubectl -n $G patch podmonitor gha-rs-controller --type=json -p '[{"op":"remove","path":"/spec/podMetricsEndpoints/0/port"},{"op":"add","path":"/spec/podMetricsEndpoints/0/portNumber","value":9090}]'; }
settled() { pool_empty podMonitor/$G/gha-rs-controller/0; }
