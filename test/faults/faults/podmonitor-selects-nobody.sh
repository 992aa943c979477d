# what: the scale set controller's PodMonitor selects labels of another chart version
# root: service-labels-not-matched
# verdict: unhealthy
# mends: yes
# monitor: podmonitor/arc-systems/gha-rs-controller
break_it() { patch -n $G podmonitor gha-rs-controller -p '{"spec":{"selector":{"matchLabels":{"app.kubernetes.io/part-of":"gha-runner-scale-set-controller","app.kubernetes.io/component":null}}}}'; }
settled() { pool_empty podMonitor/$G/gha-rs-controller/0; }
