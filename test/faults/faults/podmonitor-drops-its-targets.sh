# what: a relabeling of the listeners' PodMonitor keeps only a scale set that is called otherwise
# root: target-dropped
# verdict: unhealthy
# mends: no
# monitor: podmonitor/arc-systems/gha-rs-listener
break_it() { kubectl -n $G patch podmonitor gha-rs-listener --type=json -p '[{"op":"add","path":"/spec/podMetricsEndpoints/0/relabelings/-","value":{"sourceLabels":["actions_github_com_scale_set_name"],"regex":"linux-.*","action":"keep"}}]'; }
settled() { pool_empty podMonitor/$G/gha-rs-listener/0; }
