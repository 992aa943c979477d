# what: somebody deleted the CustomResourceDefinition of PodMonitors, and every PodMonitor with it
# root: crds-missing
# verdict: unhealthy
# mends: no
# monitor: podmonitor/
break_it() { kubectl delete crd podmonitors.monitoring.coreos.com; sleep 5; }
settled() { pool_empty podMonitor/$G/gha-rs-controller/0; }
