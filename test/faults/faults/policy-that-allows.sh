# what: NetworkPolicies deny all and let Prometheus in: nothing is wrong
# root:
# verdict: healthy
# mends: no
break_it() { printf 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: deny-all, namespace: %s}\nspec: {podSelector: {}, policyTypes: [Ingress]}\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: metrics, namespace: %s}\nspec: {podSelector: {matchLabels: {app.kubernetes.io/name: actions-runner-controller}}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}, podSelector: {matchLabels: {app.kubernetes.io/name: prometheus}}}], ports: [{port: metrics-port}]}]}\n' $A $A | kubectl apply -f - && sleep 15; }
settled() { pool_up $POOL; }
