# what: the namespace selector leaves ARC's namespace out by its own name, a label that the API server keeps and nobody can change
# root: monitor-namespace-not-selected
# verdict: unhealthy
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"serviceMonitorNamespaceSelector":{"matchExpressions":[{"key":"kubernetes.io/metadata.name","operator":"NotIn","values":["actions-runner-system","team-a"]}]}}}'; }
settled() { pool_empty $POOL; }
