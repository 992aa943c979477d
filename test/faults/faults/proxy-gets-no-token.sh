# what: kube-rbac-proxy stands before ARC's metrics, and the monitor sends no token
# root: scrape-unauthorized
# verdict: unhealthy
# mends: yes
source "$(dirname "${BASH_SOURCE[0]}")/../kube-rbac-proxy.sh"
break_it() { put_proxy_before_arc && endpoint_gets '[{"op":"add","path":"/spec/endpoints/0/scheme","value":"https"},{"op":"add","path":"/spec/endpoints/0/tlsConfig","value":{"insecureSkipVerify":true}}]' && sleep 12; }
settled() { pool_down $POOL && ! pool_up $POOL; }
