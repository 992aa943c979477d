# what: the monitor lists no endpoint, so no job is made of it
# root: job-not-generated monitor-rejected port-name-not-found
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"replace","path":"/spec/endpoints","value":[]}]'; }
settled() { pool_empty $POOL; }
