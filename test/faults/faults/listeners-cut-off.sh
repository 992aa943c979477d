# what: a NetworkPolicy closes the listeners' pods alone
# root: network-policy-blocks scrape-timed-out
# also: network-policy-blocks
# verdict: unhealthy
# mends: no
# monitor: podmonitor/arc-systems/gha-rs-listener
break_it() { printf 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: listeners, namespace: %s}\nspec: {podSelector: {matchLabels: {app.kubernetes.io/component: runner-scale-set-listener}}, policyTypes: [Ingress], ingress: []}\n' $G | kubectl apply -f -; }
settled() { pool_down podMonitor/$G/gha-rs-listener/0; }
