# what: the monitor's labelLimit is below the labels of ARC's series
# root: scrape-limit-exceeded
# verdict: unhealthy
# mends: yes
break_it() { patch -n $A servicemonitor $SM -p '{"spec":{"labelLimit":3}}'; }
settled() { pool_down $POOL; }
