# what: a NetworkPolicy lets namespaces labelled monitoring=true in, which Prometheus' namespace is not
# root: network-policy-blocks scrape-timed-out
# also: network-policy-blocks
# verdict: unhealthy
# mends: no
break_it() { printf 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: metrics, namespace: %s}\nspec: {podSelector: {matchLabels: {app.kubernetes.io/name: actions-runner-controller}}, ingress: [{from: [{namespaceSelector: {matchLabels: {monitoring: "true"}}}, {podSelector: {}}]}]}\n' $A | kubectl apply -f -; }
settled() { pool_down $POOL; }
