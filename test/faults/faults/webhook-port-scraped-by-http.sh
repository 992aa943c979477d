# what: the monitor asks for ARC's webhook port, which is a TLS server, by http
# root: http-to-https
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"replace","path":"/spec/endpoints/0/port","value":"https"}]'; }
settled() { pool_down $POOL; }
