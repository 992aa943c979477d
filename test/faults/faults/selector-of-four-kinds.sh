# what: matchLabels, In, NotIn and DoesNotExist at once, of which the monitor meets none but the first
# root: monitor-labels-not-matched
# verdict: unhealthy
# mends: yes
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"serviceMonitorSelector":{"matchLabels":{"release":"kube-prometheus-stack"},"matchExpressions":[{"key":"tier","operator":"In","values":["gold","silver"]},{"key":"tier","operator":"NotIn","values":["gold"]},{"key":"app.kubernetes.io/managed-by","operator":"DoesNotExist"}]}}}'; }
settled() { pool_empty $POOL; }
