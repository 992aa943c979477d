# what: the monitor's bodySizeLimit is far below what ARC answers
# root: scrape-limit-exceeded
# verdict: unhealthy
# mends: yes
break_it() { patch -n $A servicemonitor $SM -p '{"spec":{"bodySizeLimit":"1KB"}}'; }
settled() { pool_down $POOL; }
