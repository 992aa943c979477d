# what: the monitor gives ARC a millisecond to answer
# root: scrape-timed-out
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/scrapeTimeout","value":"1ms"}]'; }
settled() { pool_down $POOL; }
