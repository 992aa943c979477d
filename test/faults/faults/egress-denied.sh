# what: a NetworkPolicy lets Prometheus reach its own namespace and nothing else
# root: network-policy-blocks scrape-timed-out
# also: network-policy-blocks
# verdict: unhealthy
# mends: no
break_it() { printf 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: stay-at-home, namespace: %s}\nspec: {podSelector: {matchLabels: {app.kubernetes.io/name: prometheus}}, policyTypes: [Egress], egress: [{to: [{podSelector: {}}]}]}\n' $M | kubectl apply -f -; }
settled() { pool_down $POOL; }
