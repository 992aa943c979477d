# what: the operator may do nothing any more, and the monitor was changed since
# root: monitor-namespace-not-watched job-not-generated operator-not-ready prometheus-reconcile-failed
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A label servicemonitor $SM release- && sleep 10 && kubectl delete clusterrolebinding $OPERATOR && kubectl -n $M delete pod -l app.kubernetes.io/component=prometheus-operator --wait && kubectl -n $A label servicemonitor $SM release=kube-prometheus-stack && sleep 90; }
settled() { pool_empty $POOL; }
