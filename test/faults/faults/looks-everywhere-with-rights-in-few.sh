# what: the monitor looks in all namespaces at once, and Prometheus has rights in single namespaces alone
# root: discovery-forbidden
# verdict: unhealthy
# mends: yes
break_it() {
  kubectl get clusterrolebinding $PROM -o json | python3 -c "import json,sys
o=json.load(sys.stdin)
items=[{'apiVersion':'rbac.authorization.k8s.io/v1','kind':'RoleBinding','metadata':{'name':'prometheus-here','namespace':n},'roleRef':o['roleRef'],'subjects':o['subjects']} for n in ('$M','$A','$G')]
json.dump({'apiVersion':'v1','kind':'List','items':items},sys.stdout)" | kubectl apply -f - && kubectl delete clusterrolebinding $PROM &&
  patch -n $A servicemonitor $SM -p '{"spec":{"namespaceSelector":{"any":true}}}' && kubectl -n $M delete pod -l app.kubernetes.io/name=prometheus --wait && sleep 15; }
settled() { pool_empty $POOL; }
