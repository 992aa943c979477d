# Sourced by the faults about kube-rbac-proxy, after the bed's lib.sh.
PROXY_FOLDER=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# Puts kube-rbac-proxy before ARC's metrics, as the chart does by default, and a stand-in for it into the pod's own network. It ends by itself.
put_proxy_before_arc() {
  local ip name folder
  kubectl -n $A get deployment $ARC -o json | python3 -c "import json,sys
o=json.load(sys.stdin); c=o['spec']['template']['spec']['containers']
c[0]['args']=[a.replace('0.0.0.0:8080','127.0.0.1:8080') for a in c[0]['args']]; c[0]['ports']=[p for p in c[0]['ports'] if p['containerPort']!=8080]
c.append({'name':'kube-rbac-proxy','image':'quay.io/brancz/kube-rbac-proxy:v0.13.1','args':['--secure-listen-address=0.0.0.0:8443','--upstream=http://127.0.0.1:8080/','--logtostderr=true','--v=10'],'ports':[{'containerPort':8443,'name':'metrics-port'}]})
json.dump(o,sys.stdout)" | kubectl replace -f - && kubectl -n $A rollout status deployment $ARC --timeout=90s && sleep 3 || return 1
  ip=$(kubectl -n $A get pod -l app.kubernetes.io/name=$ARC --sort-by=.metadata.creationTimestamp -o jsonpath='{.items[-1:].status.podIP}')
  # Beds side by side use the same addresses; the pod's network belongs to the bed whose folder KUBECONFIG is in.
  name=arcbed-$(python3 -c "import hashlib,sys; print(hashlib.sha1(sys.argv[1].encode()).hexdigest()[:6])" "$(dirname "$(realpath "$KUBECONFIG")")")
  name=$(for n in $(ip netns list | awk '{print $1}' | grep "^$name-p"); do ip -n "$n" -4 address show | grep -q "inet $ip/" && echo "$n"; done | head -1)
  [ -n "$name" ] || { echo "no network namespace has $ip" >&2; return 1; }
  folder=$(mktemp -d)
  openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=arc -keyout "$folder/key" -out "$folder/crt" 2>/dev/null || return 1
  KUBECONFIG=$KUBECONFIG.inside timeout 420 nsenter --net="/run/netns/$name" python3 "$PROXY_FOLDER/kube-rbac-proxy.py" "$ip" "$folder" </dev/null >/dev/null 2>"$folder/log" &
  sleep 2
}
endpoint_gets() { kubectl -n $A patch servicemonitor $SM --type=json -p "$1"; }
