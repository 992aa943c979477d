# what: the listeners' PodMonitor has a sampleLimit of 5
# root: scrape-limit-exceeded
# verdict: unhealthy
# mends: yes
# monitor: podmonitor/arc-systems/gha-rs-listener
break_it() { patch -n $G podmonitor gha-rs-listener -p '{"spec":{"sampleLimit":5}}'; }
settled() { pool_down podMonitor/$G/gha-rs-listener/0; }
