# what: the monitor asks for ARC's webhook port by https, trusting anything: nothing is at /metrics there
# root: metrics-path-not-found
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"replace","path":"/spec/endpoints/0/port","value":"https"},{"op":"add","path":"/spec/endpoints/0/scheme","value":"https"},{"op":"add","path":"/spec/endpoints/0/tlsConfig","value":{"insecureSkipVerify":true}}]'; }
settled() { pool_down $POOL; }
