# what: the listeners' PodMonitor selects a component that no pod has
# root: service-labels-not-matched
# verdict: unhealthy
# mends: yes
# monitor: podmonitor/arc-systems/gha-rs-listener
break_it() { patch -n $G podmonitor gha-rs-listener -p '{"spec":{"selector":{"matchLabels":{"app.kubernetes.io/component":"listener"}}}}'; }
settled() { pool_empty podMonitor/$G/gha-rs-listener/0; }
