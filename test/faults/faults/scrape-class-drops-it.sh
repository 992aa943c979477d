# what: the default scrape class of the Prometheus drops targets of ARC's namespace
# root: target-dropped
# verdict: unhealthy
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"scrapeClasses":[{"name":"tenants","default":true,"relabelings":[{"sourceLabels":["__meta_kubernetes_namespace"],"regex":"actions-runner-system|team-.*","action":"drop"}]}]}}'; }
settled() { pool_empty $POOL; }
