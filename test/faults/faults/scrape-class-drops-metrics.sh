# what: the default scrape class keeps only go_ and process_ families; the target is up
# root: metrics-dropped
# verdict: unhealthy
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"scrapeClasses":[{"name":"lean","default":true,"metricRelabelings":[{"sourceLabels":["__name__"],"regex":"(go|process)_.*","action":"keep"}]}]}}' && sleep 10; }
settled() { pool_up $POOL && prometheus 'query?query=horizontalrunnerautoscaler_runners_busy' | grep -q '"result":\[\]'; }
