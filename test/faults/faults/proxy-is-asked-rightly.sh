# what: kube-rbac-proxy stands before ARC's metrics, and the monitor asks it as the chart does: nothing is wrong
# root:
# verdict: healthy
# mends: no
source "$(dirname "${BASH_SOURCE[0]}")/../kube-rbac-proxy.sh"
break_it() { put_proxy_before_arc && endpoint_gets '[{"op":"add","path":"/spec/endpoints/0/scheme","value":"https"},{"op":"add","path":"/spec/endpoints/0/tlsConfig","value":{"insecureSkipVerify":true}},{"op":"add","path":"/spec/endpoints/0/bearerTokenFile","value":"/var/run/secrets/kubernetes.io/serviceaccount/token"}]' && sleep 20; }
settled() { pool_up $POOL; }
