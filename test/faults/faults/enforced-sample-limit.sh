# what: the Prometheus enforces a sample limit that ARC exceeds
# root: scrape-limit-exceeded
# verdict: unhealthy
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"enforcedSampleLimit":20}}'; }
settled() { pool_down $POOL; }
