# what: the monitor asks for ARC's webhook port by https, and Prometheus does not know the CA of its certificate
# root: certificate-invalid
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"replace","path":"/spec/endpoints/0/port","value":"https"},{"op":"add","path":"/spec/endpoints/0/scheme","value":"https"}]'; }
settled() { pool_down $POOL; }
