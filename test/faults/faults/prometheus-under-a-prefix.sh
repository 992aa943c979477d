# what: the Prometheus serves under a route prefix: nothing is wrong
# root:
# verdict: healthy
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"routePrefix":"/prom","externalUrl":"http://x.example/prom"}}' && sleep 25 && kubectl -n $M wait --for=condition=Ready pod/prometheus-$PROM-0 --timeout=90s && sleep 15; }
settled() { kubectl get --raw "/api/v1/namespaces/$M/services/http:$PROM:http-web/proxy/prom/api/v1/targets?state=active" | grep -q '"health":"up"'; }
