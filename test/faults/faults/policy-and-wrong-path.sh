# what: two faults at once: a NetworkPolicy closes ARC's namespace, and the path is wrong, which shows only once it is open
# root: network-policy-blocks scrape-timed-out
# also: network-policy-blocks
# verdict: unhealthy
# mends: no
break_it() { printf 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: deny-all, namespace: %s}\nspec: {podSelector: {}, policyTypes: [Ingress]}\n' $A | kubectl apply -f - && kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"replace","path":"/spec/endpoints/0/path","value":"/metricz"}]'; }
settled() { pool_down $POOL; }
