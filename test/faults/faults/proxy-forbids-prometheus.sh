# what: kube-rbac-proxy stands before ARC's metrics, and Prometheus' ServiceAccount may not get /metrics
# root: scrape-forbidden
# verdict: unhealthy
# mends: yes
source "$(dirname "${BASH_SOURCE[0]}")/../kube-rbac-proxy.sh"
break_it() { put_proxy_before_arc && endpoint_gets '[{"op":"add","path":"/spec/endpoints/0/scheme","value":"https"},{"op":"add","path":"/spec/endpoints/0/tlsConfig","value":{"insecureSkipVerify":true}},{"op":"add","path":"/spec/endpoints/0/bearerTokenFile","value":"/var/run/secrets/kubernetes.io/serviceaccount/token"}]' &&
  kubectl get clusterrole $PROM -o json | python3 -c "import json,sys
o=json.load(sys.stdin); o['rules']=[r for r in o['rules'] if '/metrics' not in r.get('nonResourceURLs',[])]; json.dump(o,sys.stdout)" | kubectl replace -f - && sleep 12; }
settled() { pool_down $POOL && ! pool_up $POOL; }
