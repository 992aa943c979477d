# what: metrics.port 8080 with the proxy left on: ARC and kube-rbac-proxy want the same port of their pod
# root: metrics-port-conflict
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A get deployment $ARC -o json | python3 -c "import json,sys
o=json.load(sys.stdin); c=o['spec']['template']['spec']['containers']
c[0]['args']=[a.replace('0.0.0.0:8080','127.0.0.1:8080') for a in c[0]['args']]; c[0]['ports']=[p for p in c[0]['ports'] if p['containerPort']!=8080]
c.append({'name':'kube-rbac-proxy','image':'quay.io/brancz/kube-rbac-proxy:v0.13.1','args':['--secure-listen-address=0.0.0.0:8080','--upstream=http://127.0.0.1:8080/','--logtostderr=true','--v=10'],'ports':[{'containerPort':8080,'name':'metrics-port'}]})
json.dump(o,sys.stdout)" | kubectl replace -f - && kubectl -n $A rollout status deployment $ARC --timeout=90s; }
settled() { pool_down $POOL && ! pool_up $POOL; }
