# what: kube-rbac-proxy stands before ARC's metrics, and the monitor asks it by plain http
# root: http-to-https
# verdict: unhealthy
# mends: yes
source "$(dirname "${BASH_SOURCE[0]}")/../kube-rbac-proxy.sh"
break_it() { put_proxy_before_arc && sleep 12; }
settled() { pool_down $POOL && ! pool_up $POOL; }
