# what: kube-rbac-proxy stands before ARC's metrics with a certificate of its own, and the monitor verifies it
# root: certificate-invalid
# verdict: unhealthy
# mends: yes
source "$(dirname "${BASH_SOURCE[0]}")/../kube-rbac-proxy.sh"
break_it() { put_proxy_before_arc && endpoint_gets '[{"op":"add","path":"/spec/endpoints/0/scheme","value":"https"},{"op":"add","path":"/spec/endpoints/0/bearerTokenFile","value":"/var/run/secrets/kubernetes.io/serviceaccount/token"}]' && sleep 12; }
settled() { pool_down $POOL && ! pool_up $POOL; }
