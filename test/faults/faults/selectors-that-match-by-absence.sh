# what: NotIn and DoesNotExist on labels that the monitor does not have select it: nothing is wrong
# root:
# verdict: healthy
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"serviceMonitorSelector":{"matchLabels":null,"matchExpressions":[{"key":"team","operator":"NotIn","values":["a"]},{"key":"legacy","operator":"DoesNotExist"}]},"serviceMonitorNamespaceSelector":{"matchExpressions":[{"key":"team","operator":"NotIn","values":["a"]}]}}}'; sleep 8; }
settled() { pool_up $POOL; }
